/** Retries that a second brings, so that a subgraph that is hardly asked is retried, too. */
const MIN_PER_SECOND = 3;
/** More are not saved up. */
const MAX_SAVED = 30;

/**
 * How many requests may be sent again: a share of all, so that retries cannot make a subgraph's overload worse by a multiple.
 */
export class RetryBudget {
  readonly #share: number;
  #saved = MAX_SAVED;
  #filledAt = performance.now();

  /** @param percent of the requests */
  constructor(percent: number) {
    this.#share = percent / 100;
  }

  /** A request was sent for the first time. */
  deposit(): void {
    if (this.#saved < MAX_SAVED) this.#saved += this.#share;
  }

  /** Whether one may be sent again; it counts as sent then. */
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
