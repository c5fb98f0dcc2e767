/** Retries added per second, so that a subgraph with few requests is retried as well. */
const MIN_PER_SECOND = 3;
/** Also the balance at the start. */
const MAX_SAVED = 30;

/**
 * Limits retries to a share of all requests, so that they cannot multiply a subgraph's overload.
 */
export class RetryBudget {
  readonly #share: number;
  #saved = MAX_SAVED;
  #filledAt = performance.now();

  /** @param percent of the requests */
  constructor(percent: number) {
    this.#share = percent / 100;
  }

  /** Call it when a request is sent for the first time. */
  deposit(): void {
    if (this.#saved < MAX_SAVED) this.#saved += this.#share;
  }

  /** @returns whether a request may be retried; if so, it counts as retried */
  withdraw(): boolean {
    const now = performance.now();
    if (this.#share > 0) {
      this.#saved = Math.min(MAX_SAVED, this.#saved + ((now - this.#filledAt) / 1_000) * MIN_PER_SECOND);
    }
    this.#filledAt = now;
    if (this.#share === 0 || this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
