import type { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import type { Admission, Outcome } from './CircuitBreaker.ts';
import { Exchange, type ExchangeListener, type HttpAnswer } from './Exchange.ts';
import type { OperationLifetime } from './OperationLifetime.ts';
import { Passenger } from './Passenger.ts';
import { isGraphQLResponse, isRequestError, type TextAnswer, toText } from './readAnswer.ts';
import type { SubgraphConnection } from './SubgraphConnection.ts';
import { outcomeOf, type RequestOutcome } from './SubgraphMetrics.ts';

export interface FlightRequest {
  readonly operationKind: 'query' | 'mutation';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as wire text. */
  readonly body: string;
  /** Whether it is a part of one that has failed. */
  readonly isRetry: boolean;
}

/** With these, proxies tell that they did not reach a server, or that it is not there for now (RFC 9110, section 15.6). */
const UNREACHED_STATUSES = new Set([502, 503, 504]);

const FIRST_BACK_OFF_MS = 50;

/**
 * A request that is under way to a subgraph, and the operations that wait for its answer. One that nobody waits for any more is
 * ended, but for a mutation that was sent: what it does at the subgraph must not hang on a client's patience.
 *
 * A query that did not reach the subgraph, or met a proxy that did not, is sent again as the subgraph's retries and their budget
 * allow. A mutation never is: nobody knows what came of it.
 */
export class Flight implements ExchangeListener {
  readonly #connection: SubgraphConnection;
  readonly #request: FlightRequest;
  readonly #onEnd: () => void;
  #waiting: Passenger[] = [];
  #exchange: Exchange | undefined;
  #admission: Admission = 'normal';
  #retries = 0;
  #backOff: NodeJS.Timeout | undefined;
  /** What is known of an exchange that was ended before there was an answer. */
  #ended: Outcome | undefined;

  /** @param onEnd is called once, when nobody may join any more */
  constructor(connection: SubgraphConnection, request: FlightRequest, onEnd: () => void) {
    this.#connection = connection;
    this.#request = request;
    this.#onEnd = onEnd;
  }

  get isMutation(): boolean {
    return this.#request.operationKind === 'mutation';
  }

  get subgraph(): string {
    return this.#connection.name;
  }

  /** @throws SubgraphError */
  join(lifetime: OperationLifetime): Promise<TextAnswer> {
    return new Promise((resolve, reject) => {
      const passenger = new Passenger(this, lifetime, resolve, reject);
      this.#waiting.push(passenger);
      lifetime.add(passenger, this.#retries === 0 ? this.#connection.limits.timeout : Infinity);
    });
  }

  /** Called once, after the first has joined. */
  start(): void {
    // The first may have left at once.
    if (this.#waiting.length === 0) return;
    const refusal = this.#send();
    if (refusal) this.#fail(refusal);
    else if (!this.#request.isRetry) this.#connection.retryBudget.deposit();
  }

  answered(answer: HttpAnswer): void {
    const text = toText(answer);
    const isFailure = this.#connection.limits.failureStatuses.has(text.status) && !isRequestError(text);
    this.#release(isFailure ? 'failure' : 'success', isFailure ? 'failed' : 'answered');
    if (UNREACHED_STATUSES.has(text.status) && !isGraphQLResponse(text) && this.#mayRetry()) return this.#retryLater();
    this.#land((passenger) => passenger.resolve(text));
  }

  failed(error: SubgraphError): void {
    const isUnreached = error.code === 'SUBREQUEST_HTTP_ERROR';
    const isFailure = isUnreached || error.code === 'GATEWAY_TIMEOUT';
    this.#release(this.#ended ?? (isFailure ? 'failure' : 'success'), outcomeOf(error));
    if (isUnreached) this.#connection.tellUnreached(error);
    if (isUnreached && this.#mayRetry()) return this.#retryLater();
    this.#fail(error);
  }

  /** Somebody waits no longer. */
  leave(passenger: Passenger, error: SubgraphError): void {
    passenger.reject(error);
    this.#waiting = this.#waiting.filter((other) => other !== passenger);
    if (this.#waiting.length > 0) return;
    if (this.isMutation && this.#exchange?.isSent) return;
    this.#onEnd();
    clearTimeout(this.#backOff);
    // One that was not given half of its time has not failed.
    const isLong = error.code === 'GATEWAY_TIMEOUT' && this.#exchange && this.#exchange.age * 2 >= this.#timeout;
    this.#ended = isLong ? 'failure' : 'unknown';
    this.#exchange?.abort(error);
  }

  get #timeout(): number {
    return this.#connection.limits.timeout;
  }

  /** @returns why it must not be sent */
  #send(): SubgraphError | null {
    const admission = this.#connection.admit();
    if (typeof admission !== 'string') return admission;
    this.#admission = admission;
    const { dispatcher, name, path, limits } = this.#connection;
    const { timeout, responseLimit, compression } = limits;
    const { headers, body } = this.#request;
    const post = { subgraph: name, path, headers, body, timeout, responseLimit, compression };
    this.#exchange = new Exchange(dispatcher, post, this);
    return null;
  }

  #release(outcome: Outcome, recorded: RequestOutcome): void {
    this.#connection.record.durations[recorded].observe((this.#exchange?.age ?? 0) / 1_000);
    this.#exchange = undefined;
    this.#connection.release(this.#admission, outcome);
  }

  #mayRetry(): boolean {
    if (this.isMutation || this.#waiting.length === 0) return false;
    return this.#retries < this.#connection.limits.retries && this.#connection.retryBudget.withdraw();
  }

  /** Waits twice as long each time, and not just as long as others do. */
  #retryLater(): void {
    const longest = FIRST_BACK_OFF_MS * 2 ** this.#retries;
    this.#retries += 1;
    this.#connection.record.retries.add();
    for (const { lifetime } of this.#waiting) lifetime.watchDeadline();
    this.#backOff = setTimeout(
      () => {
        const refusal = this.#send();
        if (refusal) this.#fail(refusal);
      },
      longest * (0.5 + Math.random() / 2),
    );
  }

  #fail(error: SubgraphError): void {
    this.#land((passenger) => passenger.reject(error));
  }

  #land(tell: (passenger: Passenger) => void): void {
    // Where nobody waits any more, it has ended before.
    if (this.#waiting.length > 0) this.#onEnd();
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(tell);
  }
}
