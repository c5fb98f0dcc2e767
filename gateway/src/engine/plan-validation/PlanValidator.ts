import type { DocumentNode, GraphQLSchema } from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import { TypeConditions } from '../plan/TypeConditions.ts';
import { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkComplete } from './checkComplete.ts';
import { checkExecutable } from './checkExecutable.ts';

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
    const fetched = checkExecutable(plan, this.#types, this.#conditions);
    checkComplete(plan, operation, fetched, this.#api, this.#conditions);
  }
}
