import { type GraphQLSchema, parse } from 'graphql';

import { TypeConditions } from '../plan/TypeConditions.ts';
import { checkCoverage } from '../plan-validation/checkCoverage.ts';
import { checkOperationDirectives } from '../plan-validation/checkOperationDirectives.ts';
import { checkPlan } from '../plan-validation/checkPlan.ts';
import { checkRootFields } from '../plan-validation/checkRootFields.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import type { Planner } from './Planner.ts';

export interface PlannedSchemas {
  /** All types, with the directives of the join specification. */
  readonly supergraph: GraphQLSchema;
  /** What clients see. */
  readonly api: GraphQLSchema;
}

/** Rejects those of a planner's plans that subgraphs cannot answer as they stand, or that do not answer the operation. */
export function validatePlans(planner: Planner, { supergraph, api }: PlannedSchemas): Planner {
  const types = new SubgraphTypes(supergraph);
  const typeConditions = new TypeConditions(supergraph);
  return {
    async plan(document, signal, report) {
      const plan = await planner.plan(document, signal, report);
      const operation = parse(document, { noLocation: true });
      checkRootFields(plan, operation);
      checkOperationDirectives(plan, operation);
      const fetched = checkPlan(plan, types, typeConditions);
      checkCoverage(plan, operation, fetched, api, typeConditions);
      return plan;
    },
    close: () => planner.close(),
  };
}
