import type { FieldNode } from 'graphql';

import type { FederatedTypes } from './FederatedTypes.ts';
import type { FetchDrafts } from './FetchDrafts.ts';
import type { FieldCollector } from './FieldCollector.ts';
import type { FieldSets } from './FieldSets.ts';

/** What all parts of the planning of one operation share. */
export interface PlanningScope {
  readonly types: FederatedTypes;
  readonly fieldSets: FieldSets;
  readonly collector: FieldCollector;
  readonly fetches: FetchDrafts;
  readonly operation: 'query' | 'mutation';
  /** The index of the subgraph that resolves a field of a mutation, among all that can. */
  readonly mutationChoice: number;
  /**
   * Whether objects of several types are planned together where they seem alike. That keeps plans small. A plan for each type by
   * itself is found wherever there is one.
   */
  readonly groupsTypes: boolean;
  /** A number for each field node. */
  numberOf(node: FieldNode): number;
  /** @throws Error where the search for a plan takes too many steps */
  countStep(): void;
}

/** @param budget how many steps the search may still take */
export function createScope(
  shared: Omit<PlanningScope, 'numberOf' | 'countStep'>,
  budget: { steps: number },
): PlanningScope {
  const numbers = new Map<FieldNode, number>();
  return {
    ...shared,
    numberOf(node) {
      const number = numbers.get(node) ?? numbers.size;
      numbers.set(node, number);
      return number;
    },
    countStep() {
      budget.steps -= 1;
      if (budget.steps < 0) throw new Error('The search for a plan takes too many steps.');
    },
  };
}
