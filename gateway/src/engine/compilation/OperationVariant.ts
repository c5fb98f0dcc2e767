import type { PreparedFilter, RemovedFields } from '../hooks/OperationFilter.ts';
import type { CoercedVariables, GuardedRequest, PreparedGuard } from '../hooks/OperationGuard.ts';
import type { OperationResponses } from '../hooks/ResponseCache.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { Compilation } from './Compilation.ts';
import type { CompiledOperation } from './CompiledOperation.ts';

export interface VariantOptions {
  readonly operation: ResolvedOperation;
  /** How much there is to plan (see `planningSize`). */
  readonly size: number;
  readonly guards: readonly PreparedGuard[];
  readonly filter: PreparedFilter | null;
  readonly responses: OperationResponses | null;
  readonly compile: (removed: RemovedFields | null) => Promise<CompiledOperation>;
}

/** An operation with given values of its conditions. It is planned for the first request that its guards accept. */
export class OperationVariant {
  /** Without conditions. */
  readonly operation: ResolvedOperation;
  /** Removes fields for each request; null if none is ever removed. */
  readonly filter: PreparedFilter | null;
  /** Its cached responses; null if they are not cached. */
  readonly responses: OperationResponses | null;
  readonly guards: readonly PreparedGuard[];
  /** Whether a request for it was accepted, or is expected: the next supergraph is warmed with it. */
  isUsed = false;
  readonly #size: number;
  readonly #compile: VariantOptions['compile'];
  #whole: Compilation | undefined;
  /** A compiled operation lives as long as the filter caches the result that it was compiled for. */
  readonly #reduced = new WeakMap<RemovedFields, Compilation>();

  constructor({ operation, size, guards, filter, responses, compile }: VariantOptions) {
    this.operation = operation;
    this.filter = filter;
    this.responses = responses;
    this.guards = guards;
    this.#size = size;
    this.#compile = compile;
  }

  /**
   * Runs the guards in order: a guard never sees a request that an earlier one rejected. Returns a promise only where a guard does.
   * Throws, or rejects with, the GraphQLError of a rejected request.
   */
  check(variables: CoercedVariables, context: unknown, removed: RemovedFields | null): void | Promise<void> {
    if (this.guards.length === 0) return;
    const unplannedSelections = this.#compilation(removed).isKnown ? 0 : this.#size;
    const request = { variables, context, unplannedSelections };
    for (let at = 0; at < this.guards.length; at++) {
      const pending = this.guards[at]!.check(request);
      if (pending) return this.#checkRest(pending, at + 1, request);
    }
  }

  async #checkRest(pending: Promise<void>, next: number, request: GuardedRequest): Promise<void> {
    await pending;
    for (const guard of this.guards.slice(next)) await guard.check(request);
  }

  /** Notifies the guards that a request got a response without execution. */
  onCacheHit(context: unknown): void {
    this.isUsed = true;
    for (const guard of this.guards) guard.observe?.(null, context);
  }

  /**
   * Compiles the operation without its removed fields. Rejects if it cannot be planned.
   *
   * @param removed the fields that are removed
   */
  compile(removed: RemovedFields | null): CompiledOperation | Promise<CompiledOperation> {
    this.isUsed = true;
    return this.#compilation(removed).get();
  }

  #compilation(removed: RemovedFields | null): Compilation {
    if (!removed) return (this.#whole ??= new Compilation(() => this.#compile(null)));
    let compilation = this.#reduced.get(removed);
    if (!compilation) this.#reduced.set(removed, (compilation = new Compilation(() => this.#compile(removed))));
    return compilation;
  }
}
