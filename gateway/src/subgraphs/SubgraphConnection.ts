import type { Dispatcher } from 'undici';

import { SubgraphError, type SubgraphRequest } from '../execution/fetching/SubgraphClient.ts';
import { abandoned, Flight, tooLate } from './Flight.ts';
import { FlightTable } from './FlightTable.ts';
import type { GatewayContext } from './GatewayContext.ts';
import type { TextAnswer } from './readAnswer.ts';
import type { TrafficLimits } from './TrafficLimits.ts';

/**
 * The way to one subgraph. Equal queries that are under way for the same identity are sent once; mutations never are shared.
 * More requests than there are connections wait, and more than may wait are refused.
 */
export class SubgraphConnection {
  readonly name: string;
  readonly path: string;
  readonly dispatcher: Dispatcher;
  readonly limits: TrafficLimits;
  readonly #flights = new FlightTable();
  #underWay = 0;

  /** @param path of the GraphQL endpoint, at the dispatcher's origin */
  constructor(name: string, path: string, dispatcher: Dispatcher, limits: TrafficLimits) {
    this.name = name;
    this.path = path;
    this.dispatcher = dispatcher;
    this.limits = limits;
  }

  /** @throws SubgraphError where there is no answer */
  async ask({ operationKind, body }: SubgraphRequest, context: GatewayContext): Promise<TextAnswer> {
    const { forwardedHeaders: headers, identity, lifetime } = context;
    if (lifetime.isOver) throw tooLate(this.name);
    const request = { operationKind, headers, body };
    if (operationKind === 'mutation') return this.#begin(new Flight(this, request, () => undefined), lifetime);
    if (lifetime.isAbandoned) throw abandoned();

    const underWay = this.#flights.find(identity, body);
    if (underWay) return underWay.join(lifetime);
    const flight: Flight = new Flight(this, request, () => this.#flights.delete(body, flight));
    this.#flights.add(identity, body, flight);
    return this.#begin(flight, lifetime);
  }

  #begin(flight: Flight, lifetime: GatewayContext['lifetime']): Promise<TextAnswer> {
    const answer = flight.join(lifetime);
    flight.start();
    return answer;
  }

  /** Counts a request in, or tells why it must not be sent. */
  admit(): SubgraphError | null {
    const { connections, queue } = this.limits;
    if (this.#underWay >= connections + queue) {
      return new SubgraphError('SUBGRAPH_OVERLOADED', `Too many requests wait for the ${this.name} subgraph.`);
    }
    this.#underWay += 1;
    return null;
  }

  /** A request that was admitted has ended. */
  release(): void {
    this.#underWay -= 1;
  }
}
