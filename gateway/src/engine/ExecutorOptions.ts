import type { GraphQLSchema } from 'graphql';

import type { CoerceVariables } from './CoerceVariables.ts';
import type { SubgraphClient } from './fetch/SubgraphClient.ts';
import type { OperationFilter } from './OperationFilter.ts';
import type { OperationGuard } from './OperationGuard.ts';
import type { Planner } from './planning/Planner.ts';
import type { PlanningEvent } from './PlanningEvent.ts';
import type { ResponseCache } from './ResponseCache.ts';

export interface ExecutorOptions {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** All types, with those that the API hides. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: Planner;
  readonly client: SubgraphClient;
  /** Called in this order before an operation is planned, and at each request for it that the filter does not reject. */
  readonly guards?: readonly OperationGuard[];
  /** Removes the fields that a viewer may not see. */
  readonly filter?: OperationFilter | undefined;
  /** Caches responses, before an operation is planned; who selects more than they may see never gets a cached one. */
  readonly responseCache?: ResponseCache | undefined;
  /** Called when an operation was planned, or could not be. */
  readonly onPlanned?: ((event: PlanningEvent) => void) | undefined;
  /** Coerces the variables of requests; graphql-js does by default. */
  readonly coerceVariables?: CoerceVariables | undefined;
  /** How much memory the operations that are cached may take together. In bytes. */
  readonly cacheSize?: number;
  /** Planning an operation may take this long. In milliseconds. */
  readonly planningTimeout?: number;
}
