/** Receives the end of a client request while it waits for a subgraph. */
export interface CancellationListener {
  /** The deadline has passed. */
  onDeadline(): void;
  /** The client has disconnected. */
  onDisconnect(): void;
}

/**
 * Ends the waiting of one client request: at its deadline, or when its client disconnects. Timer and close listener are
 * created only when needed, so that a request that is answered in time costs neither.
 */
export class RequestCancellation {
  /** By `performance.now()`. */
  readonly deadline: number;
  readonly #onClose: (listener: () => void) => void;
  readonly #listeners = new Set<CancellationListener>();
  #timer: NodeJS.Timeout | undefined;
  #isListeningForClose = false;
  #isCancelled = false;
  /** Timers and the clock may differ by a millisecond: the first of the two decides. */
  #hasTimedOut = false;

  /** @param onClose calls back when the response is sent, or the client has disconnected */
  constructor(deadline: number, onClose: (listener: () => void) => void) {
    this.deadline = deadline;
    this.#onClose = onClose;
  }

  get isExpired(): boolean {
    return this.#hasTimedOut || performance.now() >= this.deadline;
  }

  /** Whether the client disconnected while a listener was subscribed. */
  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** @param timeout how long the listener waits at most, in milliseconds; a deadline after it needs no timer */
  subscribe(listener: CancellationListener, timeout: number): void {
    this.#listeners.add(listener);
    if (!this.#isListeningForClose) {
      this.#isListeningForClose = true;
      this.#onClose(() => this.#cancel());
    }
    if (performance.now() + timeout > this.deadline) this.startDeadlineTimer();
  }

  unsubscribe(listener: CancellationListener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** For listeners that wait longer than the timeout they subscribed with. */
  startDeadlineTimer(): void {
    this.#timer ??= setTimeout(() => {
      this.#hasTimedOut = true;
      for (const listener of this.#listeners) listener.onDeadline();
    }, this.deadline - performance.now());
  }

  /** Without listeners, the connection was closed after the response. */
  #cancel(): void {
    if (this.#listeners.size === 0) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener.onDisconnect();
  }
}
