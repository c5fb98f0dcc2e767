import { type CancellationListener, RequestCancellation } from '../subgraphs/RequestCancellation.ts';

/** The cancellation of an execution that several requests share: it is cancelled when the last of their clients disconnects. */
export class SharedCancellation {
  readonly cancellation: RequestCancellation;
  #waiting = 0;
  /** An execution may subscribe before its first request waits: it starts without a promise. */
  #hasStarted = false;
  #close: (() => void) | undefined;

  /** @param deadline by `performance.now()` */
  constructor(deadline: number) {
    this.cancellation = new RequestCancellation(deadline, (close) => {
      this.#close = close;
      if (this.#hasStarted && this.#waiting === 0) close();
    });
  }

  /** Counts a request as waiting, until its client disconnects or the result is there. */
  async wait<Result>(cancellation: RequestCancellation, result: Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    this.#hasStarted = true;
    const listener: CancellationListener = {
      onDeadline: () => undefined,
      onDisconnect: () => {
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#close?.();
      },
    };
    cancellation.subscribe(listener, 0);
    try {
      return await result;
    } finally {
      cancellation.unsubscribe(listener);
    }
  }
}
