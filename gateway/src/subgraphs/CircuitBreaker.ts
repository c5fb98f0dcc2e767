const HALF_WINDOW_MS = 5_000;

/** Fewer requests than this do not open the circuit. */
const MIN_REQUESTS = 20;

export interface CircuitBreakerOptions {
  /** Opens when this share of the requests of the last 5 to 10 s has failed. In percent; 0: never. */
  readonly failureShare: number;
  /** How long it stays open before it permits a probe. In milliseconds. */
  readonly pause: number;
  /** Called with the new state after every change. */
  readonly onChange: (state: CircuitState) => void;
}

/** Half open: one request at a time is permitted, until one succeeds. */
export const CIRCUIT_STATES = ['closed', 'open', 'halfOpen'] as const;
export type CircuitState = (typeof CIRCUIT_STATES)[number];

/** Permits one request. A probe tests whether the subgraph answers again. */
export type Permit = 'normal' | 'probe';

/** Whether a request has failed; `unknown` when it was cancelled before. */
export type Outcome = 'success' | 'failure' | 'unknown';

interface Counts {
  requests: number;
  failures: number;
}

/**
 * Stops requests to a subgraph that fails most of them, so that clients get an error at once and the subgraph can recover.
 * While the circuit is closed, a request costs one call of the clock.
 *
 * Times are by `performance.now()`.
 */
export class CircuitBreaker {
  readonly #options: CircuitBreakerOptions;
  #state: CircuitState = 'closed';
  #openUntil = 0;
  #isProbing = false;
  #halfBegan = 0;
  #current: Counts = { requests: 0, failures: 0 };
  #previous: Counts = { requests: 0, failures: 0 };

  constructor(options: CircuitBreakerOptions) {
    this.#options = options;
  }

  /** @returns null while the circuit is open; the holder of a permit calls `record` once */
  acquire(): Permit | null {
    if (this.#state === 'closed') return 'normal';
    if (this.#isProbing || performance.now() < this.#openUntil) return null;
    if (this.#state === 'open') this.#change('halfOpen');
    this.#isProbing = true;
    return 'probe';
  }

  record(permit: Permit, outcome: Outcome): void {
    if (this.#options.failureShare === 0) return;
    if (permit === 'probe') this.#endProbe(outcome);
    // Requests that were sent before the circuit opened do not count.
    else if (this.#state === 'closed' && outcome !== 'unknown') this.#count(outcome, performance.now());
  }

  #count(outcome: Outcome, now: number): void {
    if (now - this.#halfBegan > HALF_WINDOW_MS) {
      const isRecent = now - this.#halfBegan <= 2 * HALF_WINDOW_MS;
      this.#previous = isRecent ? this.#current : { requests: 0, failures: 0 };
      this.#current = { requests: 0, failures: 0 };
      this.#halfBegan = now;
    }
    this.#current.requests += 1;
    if (outcome === 'success') return;
    this.#current.failures += 1;
    const requests = this.#current.requests + this.#previous.requests;
    const failures = this.#current.failures + this.#previous.failures;
    if (requests >= MIN_REQUESTS && failures * 100 >= requests * this.#options.failureShare) this.#open(now);
  }

  #endProbe(outcome: Outcome): void {
    this.#isProbing = false;
    if (outcome === 'failure') this.#open(performance.now());
    else if (outcome === 'success') {
      this.#current = { requests: 0, failures: 0 };
      this.#previous = { requests: 0, failures: 0 };
      this.#change('closed');
    }
  }

  #open(now: number): void {
    this.#openUntil = now + this.#options.pause;
    this.#change('open');
  }

  #change(state: CircuitState): void {
    this.#state = state;
    this.#options.onChange(state);
  }
}
