import { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { Exchange, type ExchangeListener, type HttpAnswer } from './Exchange.ts';
import type { OperationLifetime, Waiter } from './OperationLifetime.ts';
import { type TextAnswer, toText } from './readAnswer.ts';
import type { SubgraphConnection } from './SubgraphConnection.ts';

export interface FlightRequest {
  readonly operationKind: 'query' | 'mutation';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as wire text. */
  readonly body: string;
}

/**
 * A request that is under way to a subgraph, and the operations that wait for its answer. One that nobody waits for any more is
 * ended, but for a mutation that was sent: what it does at the subgraph must not hang on a client's patience.
 */
export class Flight implements ExchangeListener {
  readonly #connection: SubgraphConnection;
  readonly #request: FlightRequest;
  readonly #onEnd: () => void;
  #waiting: Passenger[] = [];
  #exchange: Exchange | undefined;

  /** @param onEnd is called once, when nobody may join any more */
  constructor(connection: SubgraphConnection, request: FlightRequest, onEnd: () => void) {
    this.#connection = connection;
    this.#request = request;
    this.#onEnd = onEnd;
  }

  /** @throws SubgraphError */
  join(lifetime: OperationLifetime): Promise<TextAnswer> {
    return new Promise((resolve, reject) => {
      const passenger = new Passenger(this, lifetime, resolve, reject);
      this.#waiting.push(passenger);
      lifetime.add(passenger, this.#connection.limits.timeout);
    });
  }

  /** Called once, after the first has joined. */
  start(): void {
    // The first may have left at once.
    if (this.#waiting.length === 0) return;
    const { dispatcher, name, path, limits } = this.#connection;
    const refusal = this.#connection.admit();
    if (refusal) return this.#settle((passenger) => passenger.reject(refusal));
    const { timeout, responseLimit } = limits;
    const { headers, body } = this.#request;
    this.#exchange = new Exchange(dispatcher, { subgraph: name, path, headers, body, timeout, responseLimit }, this);
  }

  answered(answer: HttpAnswer): void {
    this.#connection.release();
    const text = toText(answer);
    this.#settle((passenger) => passenger.resolve(text));
  }

  failed(error: SubgraphError): void {
    this.#connection.release();
    this.#settle((passenger) => passenger.reject(error));
  }

  get isMutation(): boolean {
    return this.#request.operationKind === 'mutation';
  }

  get subgraph(): string {
    return this.#connection.name;
  }

  /** Somebody waits no longer. */
  leave(passenger: Passenger, error: SubgraphError): void {
    passenger.reject(error);
    this.#waiting = this.#waiting.filter((other) => other !== passenger);
    if (this.#waiting.length > 0) return;
    if (this.isMutation && this.#exchange?.isSent) return;
    this.#onEnd();
    this.#exchange?.abort(error);
  }

  #settle(tell: (passenger: Passenger) => void): void {
    // Where nobody waits any more, that was the end.
    if (this.#waiting.length > 0) this.#onEnd();
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(tell);
  }
}

/** An operation that waits for a flight. */
class Passenger implements Waiter {
  readonly #flight: Flight;
  readonly #lifetime: OperationLifetime;
  readonly #resolve: (answer: TextAnswer) => void;
  readonly #reject: (error: SubgraphError) => void;

  constructor(
    flight: Flight,
    lifetime: OperationLifetime,
    resolve: (answer: TextAnswer) => void,
    reject: (error: SubgraphError) => void,
  ) {
    this.#flight = flight;
    this.#lifetime = lifetime;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  resolve(answer: TextAnswer): void {
    this.#lifetime.delete(this);
    this.#resolve(answer);
  }

  reject(error: SubgraphError): void {
    this.#lifetime.delete(this);
    this.#reject(error);
  }

  deadlinePassed(): void {
    this.#flight.leave(this, tooLate(this.#flight.subgraph));
  }

  clientLeft(): void {
    if (!this.#flight.isMutation) this.#flight.leave(this, abandoned());
  }
}

/** The error of what the operation's deadline leaves unanswered. */
export function tooLate(subgraph: string): SubgraphError {
  return new SubgraphError(
    'GATEWAY_TIMEOUT',
    `The ${subgraph} subgraph did not answer before the operation's time was over.`,
  );
}

/** The error of what nobody is there for any more; it is seen in logs only. */
export function abandoned(): SubgraphError {
  return new SubgraphError('CLIENT_CLOSED_REQUEST', 'The client has gone.');
}
