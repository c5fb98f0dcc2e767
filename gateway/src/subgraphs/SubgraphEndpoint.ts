import { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { CIRCUIT_STATES, CircuitBreaker, type CircuitState, type Outcome, type Permit } from './CircuitBreaker.ts';
import type { HttpTarget } from './HttpAttempt.ts';
import { RetryBudget } from './RetryBudget.ts';
import type { EndpointMetrics, RequestOutcome } from './SubgraphMetrics.ts';
import type { TrafficLimits } from './TrafficLimits.ts';

export interface SubgraphEndpointOptions {
  readonly name: string;
  readonly target: HttpTarget;
  readonly limits: TrafficLimits;
  readonly metrics: EndpointMetrics;
  readonly onCircuitChange: (subgraph: string, state: CircuitState) => void;
  /** Called for each request that did not reach the subgraph; not for requests that an open circuit rejects. */
  readonly onUnreached: (subgraph: string, reason: string) => void;
}

/** One subgraph's GraphQL endpoint: its connection pool, its limits and its circuit breaker. */
export class SubgraphEndpoint {
  readonly name: string;
  readonly target: HttpTarget;
  readonly limits: TrafficLimits;
  readonly metrics: EndpointMetrics;
  readonly retryBudget: RetryBudget;
  readonly #breaker: CircuitBreaker;
  readonly #onUnreached: SubgraphEndpointOptions['onUnreached'];
  #inFlight = 0;

  constructor({ name, target, limits, metrics, onCircuitChange, onUnreached }: SubgraphEndpointOptions) {
    this.name = name;
    this.target = target;
    this.limits = limits;
    this.metrics = metrics;
    this.retryBudget = new RetryBudget(limits.retryShare);
    this.#breaker = new CircuitBreaker({
      failureShare: limits.failureShare,
      pause: limits.pause,
      onChange: (state) => {
        this.#measureCircuit(state);
        onCircuitChange(name, state);
      },
    });
    this.#onUnreached = onUnreached;
    this.#measureCircuit('closed');
  }

  /** @returns a permit to send one request, which `release` takes; or why it must not be sent */
  acquire(): Permit | SubgraphError {
    const { connections, queue } = this.limits;
    if (this.#inFlight >= connections + queue) {
      this.metrics.unsent.overloaded.add();
      return new SubgraphError('SUBGRAPH_OVERLOADED', `Too many requests are waiting for the ${this.name} subgraph.`);
    }
    const permit = this.#breaker.acquire();
    if (permit === null) {
      this.metrics.unsent.unavailable.add();
      return new SubgraphError(
        'SUBGRAPH_UNAVAILABLE',
        `The ${this.name} subgraph is unavailable (circuit breaker open).`,
      );
    }
    this.#inFlight += 1;
    this.metrics.inFlight.add(1);
    return permit;
  }

  /** Call it once for each permit. @param duration of the request, in milliseconds */
  release(permit: Permit, outcome: Outcome, recorded: RequestOutcome, duration: number): void {
    this.#inFlight -= 1;
    this.metrics.inFlight.add(-1);
    this.metrics.durations[recorded].observe(duration / 1_000);
    this.#breaker.record(permit, outcome);
  }

  reportUnreached({ cause }: SubgraphError): void {
    const { message, code } = cause as NodeJS.ErrnoException;
    this.#onUnreached(this.name, message || (code ?? 'unknown'));
  }

  #measureCircuit(current: CircuitState): void {
    for (const state of CIRCUIT_STATES) this.metrics.circuit[state].set(state === current ? 1 : 0);
  }
}
