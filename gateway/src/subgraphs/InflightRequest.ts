import { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import type { Outcome, Permit } from './CircuitBreaker.ts';
import { type AttemptListener, HttpAttempt, type HttpResponse } from './HttpAttempt.ts';
import { isGraphQLResponse, isRequestError, type TextResponse, toText } from './readResponse.ts';
import type { RequestCancellation } from './RequestCancellation.ts';
import type { SubgraphEndpoint } from './SubgraphEndpoint.ts';
import { outcomeOf, type RequestOutcome } from './SubgraphMetrics.ts';
import { type WaitedRequest, Waiter } from './Waiter.ts';

export interface EndpointRequest {
  readonly operationKind: 'query' | 'mutation';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as `engine/raw-json/` escapes it. */
  readonly body: string;
  /** Whether the executor sends a part of a failed request again. */
  readonly isRetry: boolean;
}

type State =
  | { readonly kind: 'created' }
  | { readonly kind: 'sending'; readonly permit: Permit; readonly attempt: HttpAttempt }
  | { readonly kind: 'backingOff'; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'settled' };

const CREATED: State = { kind: 'created' };
const SETTLED: State = { kind: 'settled' };

/** Statuses of proxies that did not reach a server, or whose server is unavailable (RFC 9110, section 15.6). */
const UNREACHED_STATUSES = new Set([502, 503, 504]);

const FIRST_BACK_OFF_MS = 50;

/**
 * A request to a subgraph with its retries, and the client requests that wait for it. When the last waiter leaves, the request
 * is cancelled, except for a mutation that was sent: its effects must not depend on whether a client stays connected.
 *
 * A query is retried when it did not reach the subgraph, within the subgraph's limit of retries and its retry budget. A
 * mutation is never retried: it may have been executed.
 */
export class InflightRequest implements AttemptListener, WaitedRequest {
  readonly #endpoint: SubgraphEndpoint;
  readonly #request: EndpointRequest;
  readonly #onSettled: () => void;
  #state: State = CREATED;
  #waiters: Waiter[] = [];
  #retries = 0;

  /** @param onSettled called once, when no more waiters may subscribe */
  constructor(endpoint: SubgraphEndpoint, request: EndpointRequest, onSettled: () => void) {
    this.#endpoint = endpoint;
    this.#request = request;
    this.#onSettled = onSettled;
  }

  get isMutation(): boolean {
    return this.#request.operationKind === 'mutation';
  }

  get subgraph(): string {
    return this.#endpoint.name;
  }

  /** @throws SubgraphError */
  subscribe(cancellation: RequestCancellation): Promise<TextResponse> {
    return new Promise((resolve, reject) => {
      const waiter = new Waiter(this, cancellation, resolve, reject);
      this.#waiters.push(waiter);
      cancellation.subscribe(waiter, this.#retries === 0 ? this.#endpoint.limits.timeout : Infinity);
    });
  }

  unsubscribe(waiter: Waiter, error: SubgraphError): void {
    waiter.reject(error);
    this.#waiters = this.#waiters.filter((other) => other !== waiter);
    if (this.#waiters.length === 0) this.#cancel(error);
  }

  /** Call it once, after the first waiter has subscribed. */
  start(): void {
    // The first waiter may have been cancelled while it subscribed.
    if (this.#waiters.length > 0 && this.#send() && !this.#request.isRetry) this.#endpoint.retryBudget.deposit();
  }

  onResponse(response: HttpResponse): void {
    const text = toText(response);
    const isFailure = this.#endpoint.limits.failureStatuses.has(text.status) && !isRequestError(text);
    this.#release(isFailure ? 'failure' : 'success', isFailure ? 'failed' : 'answered');
    if (UNREACHED_STATUSES.has(text.status) && !isGraphQLResponse(text) && this.#mayRetry()) return this.#retryLater();
    for (const waiter of this.#settle()) waiter.resolve(text);
  }

  onError(error: SubgraphError): void {
    const isUnreached = error.code === 'SUBREQUEST_HTTP_ERROR';
    const isFailure = isUnreached || error.code === 'GATEWAY_TIMEOUT';
    this.#release(isFailure ? 'failure' : 'success', outcomeOf(error));
    if (isUnreached) this.#endpoint.reportUnreached(error);
    if (isUnreached && this.#mayRetry()) return this.#retryLater();
    this.#reject(error);
  }

  /** @returns whether the endpoint permits it; if not, the waiters are rejected */
  #send(): boolean {
    const permit = this.#endpoint.acquire();
    if (permit instanceof SubgraphError) {
      this.#reject(permit);
      return false;
    }
    const { name, target, limits } = this.#endpoint;
    const { timeout, responseLimit } = limits;
    const { headers, body } = this.#request;
    const attempt = new HttpAttempt({ subgraph: name, headers, body, timeout, responseLimit }, target, this);
    // Before it is sent: it may fail at once.
    this.#state = { kind: 'sending', permit, attempt };
    attempt.send();
    return true;
  }

  /** Ends the current attempt. */
  #release(outcome: Outcome, recorded: RequestOutcome): void {
    if (this.#state.kind !== 'sending') return;
    const { permit, attempt } = this.#state;
    this.#endpoint.release(permit, outcome, recorded, attempt.age);
  }

  #mayRetry(): boolean {
    if (this.isMutation || this.#waiters.length === 0) return false;
    return this.#retries < this.#endpoint.limits.retries && this.#endpoint.retryBudget.withdraw();
  }

  /** Exponential backoff with jitter. */
  #retryLater(): void {
    const longest = FIRST_BACK_OFF_MS * 2 ** this.#retries;
    this.#retries += 1;
    this.#endpoint.metrics.retries.add();
    for (const { cancellation } of this.#waiters) cancellation.startDeadlineTimer();
    const timer = setTimeout(() => this.#send(), longest * (0.5 + Math.random() / 2));
    this.#state = { kind: 'backingOff', timer };
  }

  #cancel(error: SubgraphError): void {
    const state = this.#state;
    if (state.kind === 'sending') {
      if (this.isMutation && state.attempt.isSent) return;
      // A subgraph that had less than half of its timeout is not to blame.
      const { timeout } = this.#endpoint.limits;
      const isSlow = error.code === 'GATEWAY_TIMEOUT' && state.attempt.age * 2 >= timeout;
      state.attempt.abort(error);
      this.#release(isSlow ? 'failure' : 'unknown', outcomeOf(error));
    } else if (state.kind === 'backingOff') {
      clearTimeout(state.timer);
    }
    this.#settle();
  }

  #reject(error: SubgraphError): void {
    for (const waiter of this.#settle()) waiter.reject(error);
  }

  /** @returns the waiters that are left */
  #settle(): readonly Waiter[] {
    this.#state = SETTLED;
    const waiters = this.#waiters;
    this.#waiters = [];
    this.#onSettled();
    return waiters;
  }
}
