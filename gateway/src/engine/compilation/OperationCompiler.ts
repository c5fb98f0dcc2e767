import type { FieldNode, GraphQLSchema } from 'graphql';

import { compilePlan } from '../fetch/compilePlan.ts';
import type { CompilerScope } from '../fetch/CompilerScope.ts';
import { MAX_ERRORS } from '../fetch/ExecutionError.ts';
import type { RemovedFields } from '../hooks/OperationFilter.ts';
import { fieldPaths } from '../operation/fieldPaths.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { withoutFields } from '../operation/withoutFields.ts';
import { fetchesOf, type PlanNode } from '../plan/PlanNode.ts';
import { compileResponse } from '../response/compileResponse.ts';
import { FetchedFieldIndex } from '../response/FetchedFieldIndex.ts';
import { ResponseShape } from '../response/ResponseShape.ts';
import type { CompiledOperation } from './CompiledOperation.ts';
import { compileIntrospection, type Introspection } from './compileIntrospection.ts';
import type { OperationPlanner, OperationToPlan } from './OperationPlanner.ts';

const NONE: ReadonlySet<FieldNode> = new Set();

/** Plans and compiles operations without conditions over one supergraph. */
export class OperationCompiler {
  readonly #schema: GraphQLSchema;
  readonly #planner: OperationPlanner;
  readonly #scope: CompilerScope;
  readonly #fetchedFields: FetchedFieldIndex;

  /** @param schema what clients see */
  constructor(schema: GraphQLSchema, planner: OperationPlanner, scope: CompilerScope) {
    this.#schema = schema;
    this.#planner = planner;
    this.#scope = scope;
    this.#fetchedFields = new FetchedFieldIndex(scope.types);
  }

  /**
   * Rejects where the operation cannot be planned, or planning is overloaded.
   *
   * @param filtered the fields that are removed from it
   */
  async compile(source: OperationToPlan, filtered: RemovedFields | null): Promise<CompiledOperation> {
    const { operation } = source;
    const { operation: reduced, removed } = filtered
      ? withoutFields(operation, filtered.fields)
      : { operation, removed: NONE };
    const plan = await this.#planner.plan({ ...source, operation: reduced });
    const shape = this.#shapeOf(operation, removed);
    const rootType = this.#schema.getRootType(operation.operation.operation)!.name;
    const paths = filtered ? fieldPaths(operation, filtered.fields, MAX_ERRORS) : [];
    const errors = paths.map(({ path }) => ({ ...filtered!.error, path }));
    if (paths.length > 0) {
      const left = this.#shapeOf(reduced, removed);
      if (left.fieldsOf(rootType, left.root).length === 0)
        return { execute: null, shape, writeResponse: () => ({ data: 'null', errors }) };
    }
    const { types, aliases } = this.#scope;
    const introspection = compileIntrospection(reduced, { schema: this.#schema, aliases, types });
    return {
      execute: introspected(plan && this.#compilePlan(plan), introspection),
      shape,
      writeResponse: compileResponse({
        schema: this.#schema,
        shape,
        rootType,
        fetches: fetchesOf(plan),
        fetchedFields: this.#fetchedFields,
        errors,
      }),
    };
  }

  #compilePlan(plan: PlanNode): CompiledOperation['execute'] {
    const step = compilePlan(plan, this.#scope);
    for (const { document } of fetchesOf(plan)) document.release();
    return step;
  }

  #shapeOf(operation: ResolvedOperation, removed: ReadonlySet<FieldNode>): ResponseShape {
    const { types, aliases } = this.#scope;
    return new ResponseShape(this.#schema, types, aliases, { ...operation, removed });
  }
}

/** Introspection follows the fetches: it is added to the objects that they return. */
function introspected(
  step: CompiledOperation['execute'],
  introspect: Introspection | null,
): CompiledOperation['execute'] {
  if (!introspect) return step;
  return async (execution, variables) => {
    await step?.(execution, variables);
    introspect(execution, variables);
  };
}
