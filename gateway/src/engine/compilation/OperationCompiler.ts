import type { FieldNode, GraphQLSchema } from 'graphql';

import type { CompiledOperation } from './CompiledOperation.ts';
import { compileIntrospection } from './compileIntrospection.ts';
import { InternalAliases } from '../operation/InternalAliases.ts';
import { planOperation } from './planOperation.ts';
import { MAX_ERRORS } from '../fetch/ExecutionError.ts';
import { fieldPaths } from '../operation/fieldPaths.ts';
import { withoutFields } from '../operation/withoutFields.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { fetchesOf, type PlanNode } from '../plan/PlanNode.ts';
import { TypeConditions } from '../plan/TypeConditions.ts';
import { PlanCompiler } from '../fetch/PlanCompiler.ts';
import { type Planner, PlanningOverloadError, type PlanningReport } from '../planning/Planner.ts';
import type { PlannerRejection, PlanningEvent } from '../hooks/PlanningEvent.ts';
import type { RemovedFields } from '../hooks/OperationFilter.ts';
import { compileSerializer } from '../response/compileSerializer.ts';
import { FetchedFieldIndex } from '../response/FetchedFieldIndex.ts';
import { ResponseShape } from '../response/ResponseShape.ts';
import { type Projection, projectWithErrors } from '../response/projectWithErrors.ts';
import type { PlanExecution } from '../fetch/PlanExecution.ts';
import type { SubgraphClient } from '../fetch/SubgraphClient.ts';
import { Semaphore } from './Semaphore.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';

const PLANNING_TIMEOUT_MS = 10_000;

/** Larger operations wait for one another, so that all others, which is nearly all, never wait for them. In selections. */
const LARGE = 1_000;
/** No more than planners have workers for what takes long. */
const LARGE_AT_ONCE = 2;
/** More of them do not wait: their clients had better try again later. */
const MAX_LARGE_WAITING = 64;

const NONE: ReadonlySet<FieldNode> = new Set();

export interface CompilerOptions {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types, including those that the API hides. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: Planner;
  readonly client: SubgraphClient;
  /** Called when an operation was planned, or planning failed. */
  readonly onPlanned?: ((event: PlanningEvent) => void) | undefined;
  /** The maximum duration of planning one operation, in milliseconds. */
  readonly planningTimeout?: number;
}

export interface OperationToCompile {
  /** Without conditions. */
  readonly single: ResolvedOperation;
  /** The client's document. */
  readonly source: string;
  /** How much there is to plan (see `planningSize`). */
  readonly size: number;
}

/** Plans and compiles operations without conditions over one supergraph. */
export class OperationCompiler {
  readonly #options: CompilerOptions;
  readonly #keys: InternalAliases;
  readonly #types: TypeConditions;
  readonly #coverage: FetchedFieldIndex;
  readonly #compiler: PlanCompiler;
  readonly #large = new Semaphore(LARGE_AT_ONCE);

  constructor(options: CompilerOptions) {
    this.#options = options;
    this.#keys = new InternalAliases(options.supergraphSchema);
    this.#types = new TypeConditions(options.supergraphSchema);
    this.#coverage = new FetchedFieldIndex(this.#types);
    this.#compiler = new PlanCompiler({
      types: this.#types,
      subgraphTypes: new SubgraphTypes(options.supergraphSchema),
      keys: this.#keys,
      client: options.client,
    });
  }

  /**
   * Rejects where the operation cannot be planned, or planning is overloaded.
   *
   * @param removed the fields that are removed from it
   */
  async compile(operation: OperationToCompile, removed: RemovedFields | null): Promise<CompiledOperation> {
    const { single } = operation;
    const { apiSchema } = this.#options;
    const { operation: answered, removed: removedNodes } = removed
      ? withoutFields(single, removed.fields)
      : { operation: single, removed: NONE };
    const plan = await this.#plan({ ...operation, single: answered });
    const shape = this.#shapeOf(single, removedNodes);
    const rootType = apiSchema.getRootType(single.operation.operation)!.name;
    const paths = removed ? fieldPaths(single, removed.fields, MAX_ERRORS) : [];
    const left = paths.length > 0 ? this.#shapeOf(answered, removedNodes) : shape;
    return {
      execute: plan && this.#compilePlan(plan),
      fetches: fetchesOf(plan),
      introspection: compileIntrospection(answered, { schema: apiSchema, keys: this.#keys, types: this.#types }),
      rootType,
      shape,
      serialize: compileSerializer(apiSchema, shape, rootType),
      errors: paths.map(({ path }) => ({ ...removed!.error, path })),
      isEmpty: paths.length > 0 && left.fieldsOf(rootType, left.root).length === 0,
    };
  }

  /** The data and errors of an execution that did not go well in every part. */
  projectWithErrors({ rootType, fetches, shape }: CompiledOperation, run: PlanExecution): Projection {
    const { apiSchema: schema } = this.#options;
    return projectWithErrors(run, { schema, shape, rootType, fetches, coverage: this.#coverage });
  }

  async #plan({ single, source, size }: OperationToCompile): Promise<PlanNode | null> {
    const { apiSchema, planner, onPlanned, planningTimeout = PLANNING_TIMEOUT_MS } = this.#options;
    const rejections: PlannerRejection[] = [];
    const report: PlanningReport = {
      rejected: (name, reason) => void rejections.push({ planner: name, reason }),
      tookTooLong: false,
    };
    const notify = (outcome: PlanningEvent['outcome']) =>
      onPlanned?.({ operationName: single.operation.name?.value, source, outcome, rejections });
    const signal = AbortSignal.timeout(planningTimeout);
    const plan = () => planOperation(single, { schema: apiSchema, keys: this.#keys, planner, signal, report });
    try {
      const planned = await (size < LARGE ? plan() : this.#planLarge(plan, signal));
      notify('planned');
      return planned;
    } catch (error) {
      notify(signal.aborted || error instanceof PlanningOverloadError ? 'overloaded' : 'rejected');
      throw error;
    }
  }

  async #planLarge(plan: () => Promise<PlanNode | null>, signal: AbortSignal): Promise<PlanNode | null> {
    if (this.#large.waiting >= MAX_LARGE_WAITING) throw new PlanningOverloadError();
    return this.#large.run(plan, signal);
  }

  #compilePlan(plan: PlanNode): CompiledOperation['execute'] {
    const execute = this.#compiler.compile(plan);
    for (const { document } of fetchesOf(plan)) document.release();
    return execute;
  }

  #shapeOf(operation: ResolvedOperation, removed: ReadonlySet<FieldNode>): ResponseShape {
    return new ResponseShape(this.#options.apiSchema, this.#types, this.#keys, { ...operation, removed });
  }
}
