import { type GraphQLSchema, parse } from 'graphql';

import { TypeConditions } from '../plan/TypeConditions.ts';
import { checkCoverage } from '../soundness/checkCoverage.ts';
import { checkConditions } from '../soundness/checkConditions.ts';
import { checkPlan } from '../soundness/checkPlan.ts';
import { checkRootConditions } from '../soundness/checkRootConditions.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import type { Planner } from './Planner.ts';

export interface PlannedSchemas {
  /** All types, with the directives of the join specification. */
  readonly supergraph: GraphQLSchema;
  /** What clients see. */
  readonly api: GraphQLSchema;
}

/** Refuses those of a planner's plans that subgraphs cannot answer as they stand, or that do not answer the operation. */
export function planSoundly(planner: Planner, { supergraph, api }: PlannedSchemas): Planner {
  const types = new SubgraphTypes(supergraph);
  const conditions = new TypeConditions(supergraph);
  return {
    async plan(document, signal) {
      const plan = await planner.plan(document, signal);
      const operation = parse(document, { noLocation: true });
      checkRootConditions(plan, operation);
      const fetched = checkPlan(plan, types, conditions);
      checkCoverage(operation, fetched, api, conditions);
      checkConditions(plan, operation, fetched);
      return plan;
    },
    close: () => planner.close(),
  };
}
