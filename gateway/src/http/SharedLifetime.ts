import { OperationLifetime, type Waiter } from '../subgraphs/OperationLifetime.ts';

/** The lifetime of an operation that several requests wait for: it is abandoned when the client of the last one has gone. */
export class SharedLifetime {
  readonly lifetime: OperationLifetime;
  #waiting = 0;
  #close: (() => void) | undefined;

  /** @param deadline by `performance.now()` */
  constructor(deadline: number) {
    this.lifetime = new OperationLifetime(deadline, (close) => {
      this.#close = close;
      if (this.#waiting === 0) close();
    });
  }

  /** Counts a request in, until its client goes or `work` is done. */
  async during<Result>(lifetime: OperationLifetime, work: Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    const waiter: Waiter = {
      deadlinePassed: () => undefined,
      clientLeft: () => {
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#close?.();
      },
    };
    lifetime.add(waiter, 0);
    try {
      return await work;
    } finally {
      lifetime.delete(waiter);
    }
  }
}
