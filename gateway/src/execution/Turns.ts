/** Lets so many tasks run at once, and the others in their turn. */
export class Turns {
  readonly #waiting: Array<() => void> = [];
  #free: number;

  constructor(limit: number) {
    this.#free = limit;
  }

  /**
   * Runs a task in its turn.
   *
   * @param signal ends the waiting; the promise rejects with its reason then
   */
  async take<Result>(task: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    await this.#begin(signal);
    try {
      return await task();
    } finally {
      this.#end();
    }
  }

  async #begin(signal: AbortSignal): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(begin);
    });
  }

  #end(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
