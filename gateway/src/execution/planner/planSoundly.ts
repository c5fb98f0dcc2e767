import type { GraphQLSchema } from 'graphql';

import { TypeConditions } from '../plan/TypeConditions.ts';
import { checkPlan } from '../soundness/checkPlan.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import type { Planner } from './Planner.ts';

/** Refuses those of a planner's plans that subgraphs cannot answer as they stand. */
export function planSoundly(planner: Planner, supergraph: GraphQLSchema): Planner {
  const types = new SubgraphTypes(supergraph);
  const conditions = new TypeConditions(supergraph);
  return {
    async plan(document, signal) {
      const plan = await planner.plan(document, signal);
      checkPlan(plan, types, conditions);
      return plan;
    },
    close: () => planner.close(),
  };
}
