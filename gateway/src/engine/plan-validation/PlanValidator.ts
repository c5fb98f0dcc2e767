import type { DocumentNode, GraphQLSchema } from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import { TypeConditions } from '../plan/TypeConditions.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkCoverage } from './checkCoverage.ts';
import { checkOperationDirectives } from './checkOperationDirectives.ts';
import { checkPlan } from './checkPlan.ts';
import { checkRootFields } from './checkRootFields.ts';

/** Validates plans for one supergraph. The README has an example. */
export class PlanValidator {
  readonly #api: GraphQLSchema;
  readonly #types: SubgraphTypes;
  readonly #conditions: TypeConditions;

  /**
   * @param schemas.supergraph all types, with the directives of the join specification
   * @param schemas.api what clients see
   */
  constructor({ supergraph, api }: { readonly supergraph: GraphQLSchema; readonly api: GraphQLSchema }) {
    this.#api = api;
    this.#types = new SubgraphTypes(supergraph);
    this.#conditions = new TypeConditions(supergraph);
  }

  /**
   * @param operation as the planner got it: one operation without conditions, and its fragments
   * @throws InvalidPlanError where subgraphs cannot execute the plan, or it does not answer the operation
   */
  validate(plan: PlanNode | null, operation: DocumentNode): void {
    checkRootFields(plan, operation);
    checkOperationDirectives(plan, operation);
    const fetched = checkPlan(plan, this.#types, this.#conditions);
    checkCoverage(plan, operation, fetched, this.#api, this.#conditions);
  }
}
