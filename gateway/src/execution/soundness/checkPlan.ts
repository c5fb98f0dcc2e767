import { Kind, parse } from 'graphql';

import { Representations } from '../fetching/Representations.ts';
import type { EntityFetchNode, FetchNode, PlanNode } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkConflicts } from './checkConflicts.ts';
import { checkVariables } from './checkVariables.ts';
import { ALWAYS, type Condition, NEVER } from './Conditions.ts';
import { DocumentChecker } from './DocumentChecker.ts';
import { FetchedData } from './FetchedData.ts';
import { FetchedScope } from './FetchedScope.ts';
import { NOWHERE, type Place } from './Place.ts';
import type { PlaceJoiner } from './PlaceJoiner.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/**
 * Checks that subgraphs can answer what a plan asks them: that they have the fields and resolve them there, and are given what
 * they require, which was fetched before. Planners have been seen to leave that out, and a resolver that gets nothing for what
 * it requires answers wrongly without a word.
 *
 * @returns what it fetches
 * @throws UnsoundPlanError
 */
export function checkPlan(plan: PlanNode | null, types: SubgraphTypes, typeConditions: TypeConditions): FetchedData {
  const nothing = new FetchedData(new FetchedScope(types, typeConditions));
  return plan ? nothing.with(checkNode(plan, nothing, ALWAYS)) : nothing;
}

/**
 * @param before what was fetched before it
 * @param when under which conditions it is executed
 * @returns what it adds
 */
function checkNode(node: PlanNode, before: FetchedData, when: Condition): Place {
  const { conditions, joiner } = before.scope;
  switch (node.kind) {
    case 'Sequence': {
      let [fetched, added] = [before, NOWHERE];
      for (const child of node.nodes) {
        const next = checkNode(child, fetched, when);
        fetched = fetched.with(next);
        added = joiner.join(added, next);
      }
      return added;
    }
    case 'Parallel':
      return joinAll(
        node.nodes.map((child) => checkNode(child, before, when)),
        joiner,
      );
    case 'Condition': {
      const checkClause = (clause: PlanNode | undefined, value: boolean): Place => {
        const then = conditions.and(when, conditions.variable(node.variable, value));
        return clause && then !== NEVER ? checkNode(clause, before, then) : NOWHERE;
      };
      return joiner.join(checkClause(node.ifClause, true), checkClause(node.elseClause, false));
    }
    case 'Fetch':
      return checkFetch(node, before, when);
    case 'EntityFetch':
      return checkEntityFetch(node, before, when);
  }
}

function joinAll(places: readonly Place[], joiner: PlaceJoiner): Place {
  return places.reduce((one, other) => joiner.join(one, other), NOWHERE);
}

function checkFetch(fetch: FetchNode, before: FetchedData, when: Condition): Place {
  const { subgraph } = fetch;
  const { types } = before.scope;
  const { checker, selectionSet } = read(fetch, types);
  const root = types.rootTypeIn(subgraph, fetch.operationKind);
  if (!root) throw new UnsoundPlanError(`${subgraph} has no ${fetch.operationKind} type`);
  checker.check(root, selectionSet);
  const fields = checker.fieldsIn([root], selectionSet);
  checkConflicts(fields, subgraph);
  return before.fieldsAdded(fields, subgraph, fetch.outputRewrites, when);
}

/** Batches of one request cannot build on one another. */
function checkEntityFetch(fetch: EntityFetchNode, before: FetchedData, when: Condition): Place {
  const { subgraph } = fetch;
  const { types, typeConditions, conditions, joiner } = before.scope;
  const { checker, selectionSet } = read(fetch, types);
  const added = selectionSet.selections.map((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return NOWHERE;
    const responseKey = (field.alias ?? field.name).value;
    const batch = fetch.batches.find((candidate) => candidate.responseKey === responseKey);
    if (!batch) throw new UnsoundPlanError(`The plan has no representations for ${responseKey}`);
    const representations = new Representations(batch, subgraph, types, typeConditions);
    if (representations.isEmpty) throw new UnsoundPlanError(`${subgraph} is sent no representation with a key`);
    checker.checkEntities(field.selectionSet, representations);
    const fields = checker.fieldsIn([], field.selectionSet);
    checkConflicts(fields, subgraph);
    const asked = conditions.and(when, conditions.letIn(field.directives));
    return before.entitiesAdded({ batch, subgraph, representations, fields }, asked);
  });
  return joinAll(added, joiner);
}

function read({ document: text, subgraph }: FetchNode | EntityFetchNode, types: SubgraphTypes) {
  const document = parse(text, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new UnsoundPlanError(`${subgraph} is sent no operation`);
  checkVariables(document, operation, subgraph);
  return { checker: new DocumentChecker(document, subgraph, types), selectionSet: operation.selectionSet };
}
