import { Kind, parse } from 'graphql';

import { Representations } from '../fetching/Representations.ts';
import { fetchesOf } from '../plan/fetchesOf.ts';
import type { EntityFetchNode, FetchNode, PlanNode } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkConflicts } from './checkConflicts.ts';
import { DocumentChecker } from './DocumentChecker.ts';
import { FetchedData } from './FetchedData.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/**
 * Checks that subgraphs can answer what a plan asks them: that they have the fields and resolve them there, and are given what
 * they require, which was fetched before. Planners have been seen to leave that out, and a resolver that gets nothing for what
 * it requires answers wrongly without a word.
 *
 * @returns what it fetches
 * @throws UnsoundPlanError
 */
export function checkPlan(plan: PlanNode | null, types: SubgraphTypes, conditions: TypeConditions): FetchedData {
  const fetched = new FetchedData(types, conditions);
  for (const fetch of fetchesOf(plan)) {
    if (fetch.kind === 'Fetch') checkFetch(fetch, types, fetched);
    else checkEntityFetch(fetch, types, conditions, fetched);
  }
  return fetched;
}

function checkFetch(fetch: FetchNode, types: SubgraphTypes, fetched: FetchedData): void {
  const { subgraph } = fetch;
  const { checker, selectionSet } = read(fetch, types);
  const root = types.rootTypeIn(subgraph, fetch.operationKind);
  if (!root) throw new UnsoundPlanError(`${subgraph} has no ${fetch.operationKind} type`);
  checker.check(root, selectionSet);
  const fields = checker.fieldsIn([root], selectionSet);
  checkConflicts(fields, subgraph);
  fetched.add(fields, subgraph, fetch.outputRewrites);
}

function checkEntityFetch(
  fetch: EntityFetchNode,
  types: SubgraphTypes,
  conditions: TypeConditions,
  fetched: FetchedData,
): void {
  const { subgraph } = fetch;
  const { checker, selectionSet } = read(fetch, types);
  const asked = selectionSet.selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return [];
    const responseKey = (field.alias ?? field.name).value;
    const batch = fetch.batches.find((candidate) => candidate.responseKey === responseKey);
    if (!batch) throw new UnsoundPlanError(`The plan has no representations for ${responseKey}`);
    const representations = new Representations(batch, subgraph, types, conditions);
    if (representations.isEmpty) throw new UnsoundPlanError(`${subgraph} is sent no representation with a key`);
    checker.checkEntities(field.selectionSet, representations);
    fetched.check(batch, representations);
    const fields = checker.fieldsIn([], field.selectionSet);
    checkConflicts(fields, subgraph);
    return [{ batch, representations, fields }];
  });
  // Batches of one request cannot build on one another.
  for (const { batch, representations, fields } of asked) fetched.addEntities(fields, subgraph, batch, representations);
}

function read({ document: text, subgraph }: FetchNode | EntityFetchNode, types: SubgraphTypes) {
  const document = parse(text, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new UnsoundPlanError(`${subgraph} is sent no operation`);
  return { checker: new DocumentChecker(document, subgraph, types), selectionSet: operation.selectionSet };
}
