import { PlanningOverloadError } from '../planning/Planner.ts';
import type { CompiledOperation } from './CompiledOperation.ts';

/** An operation that failed to be planned fails without another attempt for this long: hostile operations are not planned each time. */
const REJECTED_FOR_MS = 5_000;

/** An operation that is compiled when it is first requested, and kept. */
export class Compilation {
  readonly #compile: () => Promise<CompiledOperation>;
  #pending: Promise<CompiledOperation> | undefined;
  #compiled: CompiledOperation | undefined;
  #rejectedUntil = Infinity;

  constructor(compile: () => Promise<CompiledOperation>) {
    this.#compile = compile;
  }

  /** Whether it is compiled, or is being compiled. */
  get isKnown(): boolean {
    return this.#compiled !== undefined || (this.#pending !== undefined && performance.now() < this.#rejectedUntil);
  }

  /** Rejects where it cannot be planned. Requests during compilation wait for it; it is not compiled twice. */
  get(): CompiledOperation | Promise<CompiledOperation> {
    if (this.#compiled) return this.#compiled;
    if (this.#pending && this.isKnown) return this.#pending;
    this.#rejectedUntil = Infinity;
    this.#pending = this.#compile();
    this.#pending.then(
      (compiled) => (this.#compiled = compiled),
      (error: unknown) => {
        // Overload does not concern this operation: the next request may find a free planner.
        this.#rejectedUntil = error instanceof PlanningOverloadError ? 0 : performance.now() + REJECTED_FOR_MS;
      },
    );
    return this.#pending;
  }
}
