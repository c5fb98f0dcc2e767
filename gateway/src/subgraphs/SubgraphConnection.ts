import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';
import type { Dispatcher } from 'undici';

import { SubgraphError, type SubgraphRequest } from '../execution/fetching/SubgraphClient.ts';
import { type Admission, CIRCUIT_STATES, CircuitBreaker, type CircuitState, type Outcome } from './CircuitBreaker.ts';
import { Flight } from './Flight.ts';
import { FlightTable } from './FlightTable.ts';
import type { GatewayContext } from './GatewayContext.ts';
import { abandoned, tooLate } from './Passenger.ts';
import type { TextAnswer } from './readAnswer.ts';
import { RetryBudget } from './RetryBudget.ts';
import type { SubgraphRecord } from './SubgraphMetrics.ts';
import type { TrafficLimits } from './TrafficLimits.ts';

export interface SubgraphConnectionOptions {
  readonly name: string;
  /** Of the GraphQL endpoint, at the dispatcher's origin. */
  readonly path: string;
  readonly dispatcher: Dispatcher;
  readonly limits: TrafficLimits;
  readonly record: SubgraphRecord;
  readonly onCircuitChange: (subgraph: string, state: CircuitState) => void;
  /** Told of each request that did not reach the subgraph, and why; not of those that are not sent while the circuit is open. */
  readonly onUnreached: (subgraph: string, reason: string) => void;
}

/**
 * The way to one subgraph. Equal queries that are under way for the same identity are sent once; mutations never are shared.
 * More requests than there are connections wait, and more than may wait are refused.
 */
export class SubgraphConnection {
  readonly name: string;
  readonly path: string;
  readonly dispatcher: Dispatcher;
  readonly limits: TrafficLimits;
  /** What is counted of it. */
  readonly record: SubgraphRecord;
  readonly retryBudget: RetryBudget;
  readonly #breaker: CircuitBreaker;
  readonly #onUnreached: SubgraphConnectionOptions['onUnreached'];
  readonly #flights = new FlightTable();
  #underWay = 0;

  constructor({ name, path, dispatcher, limits, record, onCircuitChange, onUnreached }: SubgraphConnectionOptions) {
    this.name = name;
    this.path = path;
    this.dispatcher = dispatcher;
    this.limits = limits;
    this.record = record;
    this.retryBudget = new RetryBudget(limits.retryShare);
    this.#breaker = new CircuitBreaker({
      failureShare: limits.failureShare,
      pause: limits.pause,
      onChange: (state) => {
        this.#showCircuit(state);
        onCircuitChange(name, state);
      },
    });
    this.#onUnreached = onUnreached;
    this.#showCircuit('closed');
  }

  /** Throws, or rejects with, a SubgraphError where there is no answer. */
  ask({ operationKind, body, retryOf }: SubgraphRequest, context: GatewayContext): Promise<TextAnswer> {
    const { forwardedHeaders, identity, lifetime, address } = context;
    if (lifetime.isOver) throw retryOf ?? tooLate(this.name);
    const request = { operationKind, headers: forwardedHeaders, body, isRetry: retryOf !== undefined };
    if (operationKind === 'mutation') {
      const headers = this.limits.sendsClientAddress
        ? { ...forwardedHeaders, [CLIENT_ADDRESS_HEADER]: address }
        : forwardedHeaders;
      return this.#begin(new Flight(this, { ...request, headers }, () => undefined), lifetime);
    }
    if (lifetime.isAbandoned) throw abandoned();

    const underWay = this.#flights.find(identity, body);
    if (underWay) return underWay.join(lifetime);
    if (retryOf && !this.retryBudget.withdraw()) throw retryOf;

    const flight = new Flight(this, request, () => this.#flights.delete(entry));
    const entry = this.#flights.add(identity, body, flight);
    return this.#begin(flight, lifetime);
  }

  #begin(flight: Flight, lifetime: GatewayContext['lifetime']): Promise<TextAnswer> {
    const answer = flight.join(lifetime);
    flight.start();
    return answer;
  }

  /** Counts a request in, or tells why it must not be sent. */
  admit(): Admission | SubgraphError {
    const { connections, queue } = this.limits;
    if (this.#underWay >= connections + queue) {
      this.record.unsent.overloaded.add();
      return new SubgraphError('SUBGRAPH_OVERLOADED', `Too many requests wait for the ${this.name} subgraph.`);
    }
    const admission = this.#breaker.admit();
    if (admission === 'refused') {
      this.record.unsent.unavailable.add();
      return new SubgraphError('SUBGRAPH_UNAVAILABLE', `The ${this.name} subgraph has failed too often of late.`);
    }
    this.#underWay += 1;
    this.record.inFlight.add(1);
    return admission;
  }

  /** What was admitted did not get there. */
  tellUnreached({ cause }: SubgraphError): void {
    const { message, code } = cause as NodeJS.ErrnoException;
    this.#onUnreached(this.name, message || (code ?? 'unknown'));
  }

  /** What was admitted has ended. */
  release(admission: Admission, outcome: Outcome): void {
    this.#underWay -= 1;
    this.record.inFlight.add(-1);
    this.#breaker.record(admission, outcome);
  }

  #showCircuit(current: CircuitState): void {
    for (const state of CIRCUIT_STATES) this.record.circuit[state].set(state === current ? 1 : 0);
  }
}
