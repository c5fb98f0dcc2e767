import type { FieldNode } from 'graphql';

import type { FederatedTypes } from './FederatedTypes.ts';
import type { FetchDrafts } from './FetchDrafts.ts';
import type { FieldCollector } from './FieldCollector.ts';
import type { FieldSets } from './FieldSets.ts';

/** What all parts of the planning of one operation share. */
export class PlanningScope {
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
  /** How many steps the search may still take. */
  readonly budget: { steps: number };
  readonly #numbers = new WeakMap<FieldNode, number>();
  #lastNumber = 0;

  constructor(
    shared: Pick<
      PlanningScope,
      'types' | 'fieldSets' | 'collector' | 'fetches' | 'operation' | 'mutationChoice' | 'groupsTypes' | 'budget'
    >,
  ) {
    this.types = shared.types;
    this.fieldSets = shared.fieldSets;
    this.collector = shared.collector;
    this.fetches = shared.fetches;
    this.operation = shared.operation;
    this.mutationChoice = shared.mutationChoice;
    this.groupsTypes = shared.groupsTypes;
    this.budget = shared.budget;
  }

  /** A number for each field node. */
  numberOf(node: FieldNode): number {
    let number = this.#numbers.get(node);
    if (number === undefined) this.#numbers.set(node, (number = ++this.#lastNumber));
    return number;
  }

  /** @throws Error where the search for a plan takes too many steps */
  countStep(): void {
    this.budget.steps -= 1;
    if (this.budget.steps < 0) throw new Error('The search for a plan takes too many steps.');
  }
}
