import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

import { responseKey } from '../operation/collectFields.ts';
import { Representations } from '../fetch/Representations.ts';
import type { EntityFetchNode, FetchNode, PlanNode } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkConflicts } from './checkConflicts.ts';
import { type DataShape, EMPTY } from './DataShapes.ts';
import { DocumentChecker } from './DocumentChecker.ts';
import { FetchedData } from './FetchedData.ts';
import { FetchedScope } from './FetchedScope.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * The first check: each subgraph can execute what a plan sends it. It has the fields and resolves them there, and it is sent what they
 * require, which was fetched before. Planners have been seen to leave that out, and a resolver without its required fields returns
 * a wrong value, with no error.
 *
 * @returns what it fetches
 * @throws InvalidPlanError
 */
export function checkExecutable(
  plan: PlanNode | null,
  types: SubgraphTypes,
  typeConditions: TypeConditions,
): FetchedData {
  const nothing = new FetchedData(new FetchedScope(types, typeConditions));
  return plan ? nothing.with(checkNode(plan, nothing)) : nothing;
}

/**
 * @param before what was fetched before it
 * @returns what it adds
 */
function checkNode(node: PlanNode, before: FetchedData): DataShape {
  const { shapes } = before.scope;
  switch (node.kind) {
    case 'Sequence': {
      let [fetched, added] = [before, EMPTY];
      for (const child of node.nodes) {
        const next = checkNode(child, fetched);
        fetched = fetched.with(next);
        added = shapes.merge(added, next);
      }
      return added;
    }
    case 'Parallel':
      return node.nodes
        .map((child) => checkNode(child, before))
        .reduce((one, other) => shapes.merge(one, other), EMPTY);
    case 'Fetch':
      return checkFetch(node, before);
    case 'EntityFetch':
      return checkEntityFetch(node, before);
  }
}

function checkFetch(fetch: FetchNode, before: FetchedData): DataShape {
  const { subgraph } = fetch;
  const { types } = before.scope;
  const { checker, selectionSet } = read(fetch, types);
  const root = types.rootTypeIn(subgraph, fetch.operationKind);
  if (!root) throw new InvalidPlanError(`${subgraph} has no ${fetch.operationKind} type`);
  checker.check(root, selectionSet);
  const fields = checker.fieldsIn([root], selectionSet);
  checkConflicts(fields, subgraph);
  return before.fieldsAdded(fields, fetch);
}

/** Batches of one request cannot build on one another. */
function checkEntityFetch(fetch: EntityFetchNode, before: FetchedData): DataShape {
  const { subgraph } = fetch;
  const { types, typeConditions, shapes } = before.scope;
  const { checker, selectionSet } = read(fetch, types);
  const added = selectionSet.selections.map((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return EMPTY;
    const key = responseKey(field);
    const batch = fetch.batches.find((candidate) => candidate.responseKey === key);
    if (!batch) throw new InvalidPlanError(`The plan has no representations for ${key}`);
    const representations = new Representations(batch, subgraph, types, typeConditions);
    if (representations.isEmpty)
      throw new InvalidPlanError(`The fetch from ${subgraph} sends no representation with a key`);
    checker.checkEntities(field.selectionSet, representations);
    const fields = checker.fieldsIn([], field.selectionSet);
    checkConflicts(fields, subgraph);
    return before.entitiesAdded({ batch, subgraph, representations, fields });
  });
  return added.reduce((one, other) => shapes.merge(one, other), EMPTY);
}

function read({ document: { ast }, subgraph }: FetchNode | EntityFetchNode, types: SubgraphTypes) {
  const operation = ast.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new InvalidPlanError(`The fetch from ${subgraph} has no operation`);
  checkVariables(ast, operation, subgraph);
  return { checker: new DocumentChecker(ast, subgraph, types), selectionSet: operation.selectionSet };
}

/**
 * Checks that a document declares the variables that it uses: a subgraph rejects one that does not.
 *
 * @throws InvalidPlanError
 */
function checkVariables(document: DocumentNode, operation: OperationDefinitionNode, subgraph: string): void {
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  visit(document, {
    Variable({ name }) {
      if (!declared.has(name.value))
        throw new InvalidPlanError(`The fetch from ${subgraph} uses $${name.value} without declaring it`);
    },
  });
}
