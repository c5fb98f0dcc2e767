/** Who waits for something on behalf of an operation. */
export interface Waiter {
  /** The operation's time is over. */
  deadlinePassed(): void;
  /** The client has gone. */
  clientLeft(): void;
}

/**
 * How long an operation may go on fetching: to its deadline, and as long as its client is there. Nothing is set up for it before
 * there is need: an operation that is answered in time costs neither a timer nor a listener more than it has waits.
 */
export class OperationLifetime {
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly #onClose: (listener: () => void) => void;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;
  #isWatched = false;
  #isAbandoned = false;
  /** Timers and the clock may differ by a millisecond: whatever tells first that it is over, is right. */
  #isTimedOut = false;

  /** @param onClose calls back when the client has got its answer, or has gone */
  constructor(deadline: number, onClose: (listener: () => void) => void) {
    this.deadline = deadline;
    this.#onClose = onClose;
  }

  get isOver(): boolean {
    return this.#isTimedOut || performance.now() >= this.deadline;
  }

  /** Whether the client has gone while somebody waited for it. */
  get isAbandoned(): boolean {
    return this.#isAbandoned;
  }

  /** Tells a waiter when the client goes and, if it might wait until then, of the deadline. @param patience in milliseconds */
  add(waiter: Waiter, patience: number): void {
    this.#waiters.add(waiter);
    if (!this.#isWatched) {
      this.#isWatched = true;
      this.#onClose(() => this.#abandon());
    }
    if (performance.now() + patience > this.deadline) this.watchDeadline();
  }

  delete(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Tells all that wait of the deadline: they may have to wait for longer than they thought. */
  watchDeadline(): void {
    this.#timer ??= setTimeout(() => {
      this.#isTimedOut = true;
      for (const waiter of this.#waiters) waiter.deadlinePassed();
    }, this.deadline - performance.now());
  }

  /** The exchange with the client is over. Where nobody waits any more, it was answered. */
  #abandon(): void {
    if (this.#waiters.size === 0) return;
    this.#isAbandoned = true;
    for (const waiter of this.#waiters) waiter.clientLeft();
  }
}
