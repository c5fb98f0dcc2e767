/** Requests that start in one iteration of the event loop: at first, and at most. */
const INITIAL_LIMIT = 4;
const MAX_LIMIT = 16;
/** The limit is adapted after so many requests. */
const WINDOW = 64;

/**
 * Starts requests in the order of their arrival, and in one iteration of the event loop only as many as recently took a
 * millisecond. Under load, requests in flight are thus finished before others start: few are in flight, and what they hold is
 * collected cheaply (docs/decisions/0026).
 */
export class RequestScheduler {
  readonly #now: () => number;
  readonly #waiting: Array<() => void> = [];
  readonly #start = () => this.#startNext();
  #limit = INITIAL_LIMIT;
  /** Of successive iterations in which requests waited. */
  #elapsed = 0;
  #started = 0;
  #lastIteration: number | undefined;

  /** @param now in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Resolves when the request may start. */
  turn(): Promise<void> {
    return new Promise<void>((resolve) => {
      if (this.#waiting.push(resolve) === 1) setImmediate(this.#start);
    });
  }

  #startNext(): void {
    const now = this.#now();
    const starting = this.#waiting.splice(0, this.#limit);
    if (this.#lastIteration !== undefined) {
      this.#elapsed += now - this.#lastIteration;
      this.#started += starting.length;
    }
    if (this.#started >= WINDOW) {
      this.#limit = Math.min(MAX_LIMIT, Math.max(1, Math.round(this.#started / this.#elapsed)));
      this.#elapsed = this.#started = 0;
    }
    this.#lastIteration = this.#waiting.length > 0 ? now : undefined;
    if (this.#waiting.length > 0) setImmediate(this.#start);
    for (const start of starting) start();
  }
}
