import { Kind, parse } from 'graphql';

import { Representations } from '../fetching/Representations.ts';
import type { EntityFetchNode, FetchNode, PlanNode } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkConflicts } from './checkConflicts.ts';
import { DocumentChecker } from './DocumentChecker.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/**
 * Checks that subgraphs can answer what a plan asks them: that they have the fields and resolve them there, and are given what
 * they require. Planners have been seen to leave that out, and a resolver that gets nothing for what it requires answers
 * wrongly without a word.
 *
 * @throws UnsoundPlanError
 */
export function checkPlan(plan: PlanNode | null | undefined, types: SubgraphTypes, conditions: TypeConditions): void {
  switch (plan?.kind) {
    case undefined:
      return;
    case 'Sequence':
    case 'Parallel':
      for (const node of plan.nodes) checkPlan(node, types, conditions);
      return;
    case 'Condition':
      checkPlan(plan.ifClause, types, conditions);
      checkPlan(plan.elseClause, types, conditions);
      return;
    case 'Fetch':
    case 'EntityFetch':
      checkFetch(plan, types, conditions);
  }
}

function checkFetch(fetch: FetchNode | EntityFetchNode, types: SubgraphTypes, conditions: TypeConditions): void {
  const { subgraph } = fetch;
  const document = parse(fetch.document, { noLocation: true });
  const checker = new DocumentChecker(document, subgraph, types);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { selectionSet } = definition;
    if (fetch.kind === 'Fetch') {
      const root = types.rootTypeIn(subgraph, fetch.operationKind);
      if (!root) throw new UnsoundPlanError(`${subgraph} has no ${fetch.operationKind} type`);
      checker.check(root, selectionSet);
      checkConflicts(checker.fieldsIn(root, selectionSet), subgraph);
      continue;
    }
    for (const field of selectionSet.selections) {
      if (field.kind !== Kind.FIELD || !field.selectionSet) continue;
      const responseKey = (field.alias ?? field.name).value;
      const batch = fetch.batches.find((candidate) => candidate.responseKey === responseKey);
      if (!batch) throw new UnsoundPlanError(`The plan has no representations for ${responseKey}`);
      const representations = new Representations(batch, subgraph, types, conditions);
      if (representations.isEmpty) throw new UnsoundPlanError(`${subgraph} is sent no representation with a key`);
      checker.checkEntities(field.selectionSet, representations);
      checkConflicts(checker.fieldsIn(undefined, field.selectionSet), subgraph);
    }
  }
}
