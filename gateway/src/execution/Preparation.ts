import type { PreparedOperation } from './PreparedOperation.ts';

/** What could not be planned is not tried again for so long: hostile operations are planned once, not at every request. */
const REFUSED_FOR_MS = 5_000;

/** What is prepared when it is first asked for, and kept. */
export class Preparation {
  readonly #prepare: () => Promise<PreparedOperation>;
  #prepared: Promise<PreparedOperation> | undefined;
  #refusedUntil = Infinity;

  constructor(prepare: () => Promise<PreparedOperation>) {
    this.#prepare = prepare;
  }

  /** Rejects where it cannot be planned. While it is being prepared it is waited for, not prepared again. */
  get(): Promise<PreparedOperation> {
    if (this.#prepared && performance.now() < this.#refusedUntil) return this.#prepared;
    this.#refusedUntil = Infinity;
    this.#prepared = this.#prepare();
    this.#prepared.catch(() => (this.#refusedUntil = performance.now() + REFUSED_FOR_MS));
    return this.#prepared;
  }
}
