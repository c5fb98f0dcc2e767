import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { GraphQLError, type GraphQLSchema, Kind } from 'graphql';

import { introspects } from '../engine/operation/introspectionParts.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import type { OperationGuard } from '../engine/hooks/OperationGuard.ts';
import type { ResponseShape } from '../engine/response/ResponseShape.ts';
import { IntrospectionEstimate } from '../introspection/IntrospectionEstimate.ts';
import { compileActualCost } from './compileActualCost.ts';
import { compileEstimate } from './compileEstimate.ts';
import { costFor, sum } from './Cost.ts';
import { CostModel } from './CostModel.ts';
import type { RequestCost } from './RequestCost.ts';

export interface DemandOptions {
  readonly DEMAND_CONTROL: 'off' | 'measure' | 'enforce';
  readonly MAX_COST: number;
  readonly DEFAULT_LIST_SIZE: number;
}

/** Values of introspection that cost as much as an object of a subgraph. */
const VALUES_A_UNIT = 100;

/** The part of a request's context to which costs are written. */
interface CostContext {
  readonly cost: RequestCost;
}

/** A supergraph: all of it, and what clients see. */
export interface Schemas {
  readonly schema: GraphQLSchema;
  readonly apiSchema: GraphQLSchema;
}

/**
 * Estimates the cost of requests before they are planned, rejects those that exceed `MAX_COST`, and measures the actual cost of the
 * others. Writes both to the request's context.
 */
export function costGuard({ schema, apiSchema }: Schemas, options: DemandOptions): OperationGuard {
  const model = new CostModel(schema);
  const isEnforced = options.DEMAND_CONTROL === 'enforce';
  const counters = new WeakMap<ResponseShape, ReturnType<typeof compileActualCost>>();

  /** Introspection sends nothing to subgraphs, but its response is as long as the schema. */
  let introspection: IntrospectionEstimate | undefined;
  const introspectionCost = ({ operation, fragments }: ResolvedOperation): number => {
    if (!introspects({ operation, fragments })) return 0;
    introspection ??= new IntrospectionEstimate(apiSchema);
    const definitions = [operation, ...Object.values(fragments)];
    const [size] = introspection.sizeOf({ kind: Kind.DOCUMENT, definitions });
    return Math.ceil(size!.values / VALUES_A_UNIT);
  };

  return {
    prepare(operation) {
      const estimate = sum([
        compileEstimate(operation, {
          schema,
          model,
          defaultListSize: options.DEFAULT_LIST_SIZE,
          strict: isEnforced,
        }),
        introspectionCost(operation),
      ]);
      return {
        check({ variables, context }) {
          const estimated = Math.max(0, costFor(estimate, variables));
          (context as CostContext).cost.estimated = estimated;
          if (isEnforced && estimated > options.MAX_COST) throw tooExpensive(estimated, options.MAX_COST);
        },
        observe(execution, context) {
          const { cost } = context as CostContext;
          // The response was cached, or shared with a request that has paid for it.
          if (!execution) {
            cost.actual = 0;
            return;
          }
          const { data, shape, variables } = execution;
          let count = counters.get(shape);
          if (!count) counters.set(shape, (count = compileActualCost(shape, { schema, apiSchema, model })));
          cost.actual = Math.max(0, count(data, variables));
        },
      };
    },
  };
}

function tooExpensive(estimated: number, max: number): GraphQLError {
  return new GraphQLError(`The estimated cost ${estimated} exceeds the maximum cost ${max}.`, {
    extensions: {
      code: 'COST_ESTIMATED_TOO_EXPENSIVE' satisfies ErrorCode,
      cost: { estimated, max },
      http: { status: 400 },
    },
  });
}
