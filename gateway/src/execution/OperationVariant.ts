import type { OperationResponses } from './ResponseCache.ts';
import { Compilation } from './Compilation.ts';
import type { CompiledOperation } from './CompiledOperation.ts';
import type { PreparedFilter, Withheld } from './OperationFilter.ts';
import type { CoercedVariables, PreparedGuard } from './OperationGuard.ts';
import type { SingleOperation } from './operation/toPlannable.ts';

export interface VariantOptions {
  readonly single: SingleOperation;
  /** How much there is to plan (see `planningSize`). */
  readonly size: number;
  readonly guards: readonly PreparedGuard[];
  readonly filter: PreparedFilter | null;
  readonly responses: OperationResponses | null;
  readonly compile: (withheld: Withheld | null) => Promise<CompiledOperation>;
}

/** An operation under certain values of its conditions. It is planned for the first request that its guards let pass. */
export class OperationVariant {
  /** Without conditions. */
  readonly single: SingleOperation;
  /** What decides how much of it a viewer sees; null where that is always all. */
  readonly filter: PreparedFilter | null;
  /** What caches its responses; null where nothing does. */
  readonly responses: OperationResponses | null;
  readonly guards: readonly PreparedGuard[];
  /** Whether a request for it passed, or is known to come: it will be wanted again. */
  isWanted = false;
  readonly #size: number;
  readonly #compile: VariantOptions['compile'];
  #whole: Compilation | undefined;
  /** As long as the filter keeps an outcome, so is what was compiled for it. */
  readonly #reduced = new WeakMap<Withheld, Compilation>();

  constructor({ single, size, guards, filter, responses, compile }: VariantOptions) {
    this.single = single;
    this.filter = filter;
    this.responses = responses;
    this.guards = guards;
    this.#size = size;
    this.#compile = compile;
  }

  /** Asks the guards one after the other: what a later one counts, an earlier one has let pass. Rejects with a GraphQLError. */
  async check(variables: CoercedVariables, context: unknown, withheld: Withheld | null): Promise<void> {
    if (this.guards.length === 0) return;
    const unplannedSelections = this.#compilation(withheld).isKnown ? 0 : this.#size;
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
   * Compiles what a request is answered. Rejects where it cannot be planned.
   *
   * @param withheld what it is not answered
   */
  compile(withheld: Withheld | null): Promise<CompiledOperation> {
    this.isWanted = true;
    return this.#compilation(withheld).get();
  }

  #compilation(withheld: Withheld | null): Compilation {
    if (!withheld) return (this.#whole ??= new Compilation(() => this.#compile(null)));
    let compilation = this.#reduced.get(withheld);
    if (!compilation) this.#reduced.set(withheld, (compilation = new Compilation(() => this.#compile(withheld))));
    return compilation;
  }
}
