import type { OperationResponses } from '../hooks/ResponseCache.ts';
import { Compilation } from './Compilation.ts';
import type { CompiledOperation } from './CompiledOperation.ts';
import type { PreparedFilter, RemovedFields } from '../hooks/OperationFilter.ts';
import type { CoercedVariables, PreparedGuard } from '../hooks/OperationGuard.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';

export interface VariantOptions {
  readonly single: ResolvedOperation;
  /** How much there is to plan (see `planningSize`). */
  readonly size: number;
  readonly guards: readonly PreparedGuard[];
  readonly filter: PreparedFilter | null;
  readonly responses: OperationResponses | null;
  readonly compile: (removed: RemovedFields | null) => Promise<CompiledOperation>;
}

/** An operation under certain values of its conditions. It is planned for the first request that its guards let pass. */
export class OperationVariant {
  /** Without conditions. */
  readonly single: ResolvedOperation;
  /** Removes fields for each request; null if none is ever removed. */
  readonly filter: PreparedFilter | null;
  /** Its cached responses; null if they are not cached. */
  readonly responses: OperationResponses | null;
  readonly guards: readonly PreparedGuard[];
  /** Whether a request for it passed, or is known to come: it will be wanted again. */
  isWanted = false;
  readonly #size: number;
  readonly #compile: VariantOptions['compile'];
  #whole: Compilation | undefined;
  /** Compiled operations live as long as the filter caches the result that they were compiled for. */
  readonly #reduced = new WeakMap<RemovedFields, Compilation>();

  constructor({ single, size, guards, filter, responses, compile }: VariantOptions) {
    this.single = single;
    this.filter = filter;
    this.responses = responses;
    this.guards = guards;
    this.#size = size;
    this.#compile = compile;
  }

  /** Runs the guards in order: a guard never sees what an earlier one rejected. Rejects with a GraphQLError. */
  async check(variables: CoercedVariables, context: unknown, removed: RemovedFields | null): Promise<void> {
    if (this.guards.length === 0) return;
    const unplannedSelections = this.#compilation(removed).isKnown ? 0 : this.#size;
    for (const guard of this.guards) {
      const pending = guard.check({ variables, context, unplannedSelections });
      if (pending) await pending;
    }
  }

  /** Notifies the guards that a request got a response for which nothing was executed. */
  onCacheHit(context: unknown): void {
    this.isWanted = true;
    for (const guard of this.guards) guard.observe?.(null, context);
  }

  /**
   * Compiles the operation without its removed fields. Rejects if it cannot be planned.
   *
   * @param removed the fields that are removed
   */
  compile(removed: RemovedFields | null): Promise<CompiledOperation> {
    this.isWanted = true;
    return this.#compilation(removed).get();
  }

  #compilation(removed: RemovedFields | null): Compilation {
    if (!removed) return (this.#whole ??= new Compilation(() => this.#compile(null)));
    let compilation = this.#reduced.get(removed);
    if (!compilation) this.#reduced.set(removed, (compilation = new Compilation(() => this.#compile(removed))));
    return compilation;
  }
}
