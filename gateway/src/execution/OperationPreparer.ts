import type { FieldNode } from 'graphql';

import { compileIntrospection } from './compileIntrospection.ts';
import { DataKeys } from './operation/DataKeys.ts';
import { isLarge } from './operation/isLarge.ts';
import { planOperation } from './operation/planOperation.ts';
import { withheldPaths } from './operation/withheldPaths.ts';
import { withoutFields } from './operation/withoutFields.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import { fetchesOf } from './plan/fetchesOf.ts';
import type { PlanNode } from './plan/PlanNode.ts';
import { TypeConditions } from './plan/TypeConditions.ts';
import { PlanCompiler } from './PlanCompiler.ts';
import type { ExecutorOptions } from './Executor.ts';
import type { Withheld } from './OperationFilter.ts';
import type { OperationVariant, PreparedOperation } from './PreparedOperation.ts';
import { compileSerializer } from './projection/compileSerializer.ts';
import { FetchCoverage } from './projection/FetchCoverage.ts';
import { OperationShape } from './projection/OperationShape.ts';
import { type Projection, projectWithErrors } from './projection/projectWithErrors.ts';
import type { Run } from './Run.ts';
import { SubgraphTypes } from './supergraph/SubgraphTypes.ts';
import { Turns } from './Turns.ts';

const PLANNING_TIMEOUT_MS = 10_000;

/** Operations of more selections wait for one another, so that all others, which is nearly all, never wait for them. */
const LARGE = 1_000;
/** No more than planners have programs for what takes long. */
const LARGE_AT_ONCE = 2;

/** Variants of one operation that are kept: a hostile one can have very many. */
const MAX_VARIANTS = 64;

/** Plans and compiles operations over one supergraph. */
export class OperationPreparer {
  readonly #options: ExecutorOptions;
  readonly #keys: DataKeys;
  readonly #types: TypeConditions;
  readonly #coverage: FetchCoverage;
  readonly #compiler: PlanCompiler;
  readonly #turns = new Turns(LARGE_AT_ONCE);

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#keys = new DataKeys(options.supergraphSchema);
    this.#types = new TypeConditions(options.supergraphSchema);
    this.#coverage = new FetchCoverage(this.#types);
    this.#compiler = new PlanCompiler({
      types: this.#types,
      subgraphTypes: new SubgraphTypes(options.supergraphSchema),
      keys: this.#keys,
      client: options.client,
    });
  }

  /**
   * Rejects where the operation cannot be planned, or not in time.
   *
   * @param withheld what of it is not answered
   */
  async prepare(single: SingleOperation, withheld: Withheld | null): Promise<PreparedOperation> {
    const { apiSchema } = this.#options;
    const { operation: answered, gone } = withheld ? withoutFields(single, withheld.fields) : whole(single);
    const plan = await this.#plan(answered);
    return {
      single,
      answered,
      withheld,
      gone,
      execute: plan && this.#compiler.compile(plan),
      fetches: fetchesOf(plan),
      introspection: compileIntrospection(apiSchema, answered, this.#keys),
      rootType: apiSchema.getRootType(single.operation.operation)!.name,
      variants: new Map(),
    };
  }

  async #plan(single: SingleOperation): Promise<PlanNode | null> {
    const { apiSchema, planner, planningTimeout = PLANNING_TIMEOUT_MS } = this.#options;
    const signal = AbortSignal.timeout(planningTimeout);
    const plan = () => planOperation(single, this.#keys, planner, signal);
    return isLarge(single, apiSchema, LARGE) ? this.#turns.take(plan, signal) : plan();
  }

  /** The operation under given conditions; compiled when it is first met. */
  variantOf(prepared: PreparedOperation, conditions: ReadonlyMap<string, boolean>): OperationVariant {
    const key = [...conditions.values()].map(Number).join('');
    let variant = prepared.variants.get(key);
    if (!variant) {
      variant = this.#createVariant(prepared, conditions);
      if (prepared.variants.size >= MAX_VARIANTS) prepared.variants.clear();
      prepared.variants.set(key, variant);
    }
    return variant;
  }

  #createVariant(
    { single, answered, withheld, gone, rootType }: PreparedOperation,
    conditions: ReadonlyMap<string, boolean>,
  ): OperationVariant {
    const { apiSchema } = this.#options;
    const shapeOf = (operation: SingleOperation) =>
      new OperationShape(apiSchema, this.#types, this.#keys, { ...operation, conditions, withheld: gone });
    const shape = shapeOf(single);
    const paths = withheld ? withheldPaths(single, withheld.fields, conditions) : [];
    const left = paths.length > 0 ? shapeOf(answered) : shape;
    return {
      shape,
      serialize: compileSerializer(apiSchema, shape, rootType),
      errors: paths.map((path) => ({ ...withheld!.error, path })),
      isWithheld: paths.length > 0 && left.fieldsOf(rootType, left.root).length === 0,
    };
  }

  /** The answer of a run where not all went well. */
  projectWithErrors(prepared: PreparedOperation, run: Run, shape: OperationShape): Projection {
    const { rootType, fetches } = prepared;
    return projectWithErrors(run, {
      schema: this.#options.apiSchema,
      shape,
      rootType,
      fetches,
      coverage: this.#coverage,
    });
  }
}

function whole(operation: SingleOperation) {
  return { operation, gone: new Set<FieldNode>() };
}
