import type { CompiledOperation } from './CompiledOperation.ts';
import { PlanningOverloadError } from '../planning/Planner.ts';

/** What could not be planned is not tried again for so long: a hostile operation is planned once, not at every request. */
const REJECTED_FOR_MS = 5_000;

/** An operation that is compiled when it is first requested, and kept. */
export class Compilation {
  readonly #compile: () => Promise<CompiledOperation>;
  #compiled: Promise<CompiledOperation> | undefined;
  #rejectedUntil = Infinity;

  constructor(compile: () => Promise<CompiledOperation>) {
    this.#compile = compile;
  }

  /** Whether it is compiled, or is being so. */
  get isKnown(): boolean {
    return this.#compiled !== undefined && performance.now() < this.#rejectedUntil;
  }

  /** Rejects where it cannot be planned. While it is being compiled requests wait for it; it is not compiled twice. */
  get(): Promise<CompiledOperation> {
    if (this.#compiled && this.isKnown) return this.#compiled;
    this.#rejectedUntil = Infinity;
    this.#compiled = this.#compile();
    // Overload says nothing about this operation: the next request may find a planner free.
    this.#compiled.catch((error: unknown) => {
      this.#rejectedUntil = error instanceof PlanningOverloadError ? 0 : performance.now() + REJECTED_FOR_MS;
    });
    return this.#compiled;
  }
}
