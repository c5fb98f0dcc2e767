import { type DocumentNode, type OperationDefinitionNode, OperationTypeNode, type SelectionSetNode } from 'graphql';

import type { SerializedPlan } from '../../plan/PlanNode.ts';
import { resolveOperation } from '../../operation/resolveOperation.ts';
import { buildPlan } from './buildPlan.ts';
import type { FederatedTypes } from './FederatedTypes.ts';
import { FetchDrafts } from './FetchDrafts.ts';
import { FieldCollector } from './FieldCollector.ts';
import type { FieldSets } from './FieldSets.ts';
import { createScope, type PlanningScope } from './PlanningScope.ts';
import { Position } from './Position.ts';
import { rootOrigin } from './rootSources.ts';
import type { DataPosition, PlannedObjects } from './SearchGraph.ts';
import type { SelectedField } from './SelectedField.ts';
import { selectFields } from './selectFields.ts';

/** Far more than any plan needs: an operation of 5,000 selections takes some 5,000. */
const MAX_STEPS = 50_000;

/**
 * Plans a document of one operation without conditions.
 *
 * @param maxSteps how many steps the search for a plan may take
 * @throws Error where the operation cannot be planned
 */
export function planDocument(
  document: DocumentNode,
  types: FederatedTypes,
  fieldSets: FieldSets,
  maxSteps = MAX_STEPS,
): SerializedPlan | null {
  const budget = { steps: maxSteps };
  const { operation, fragments } = resolveOperation(document);
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    throw new Error('Only queries and mutations can be planned.');
  const collector = new FieldCollector(fragments, types);
  const kind = operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
  const plan = (choices: Pick<PlanningScope, 'groupsTypes' | 'mutationChoice'>) => {
    const fetches = new FetchDrafts();
    planRoot(operation, createScope({ types, fieldSets, collector, fetches, operation: kind, ...choices }, budget));
    return buildPlan(fetches, operation, types);
  };
  return firstThatWorks(choicesFor(operation, types), plan);
}

function planRoot(operation: OperationDefinitionNode, scope: PlanningScope): void {
  const name = scope.types.rootName(scope.operation);
  if (name === undefined) throw new Error(`There is no ${scope.operation} type.`);
  const root = new Position(name, [], rootOrigin(scope), scope);
  for (const { group, fields } of selectFields(root, [operation.selectionSet], [name]))
    for (const field of fields) if (field.name !== '__typename') planField(group, field);
}

/**
 * Has the plan fetch all that an operation selects at a position.
 *
 * @throws Error where a field cannot be had of any subgraph
 */
function planSelections(position: DataPosition, selectionSets: readonly SelectionSetNode[]): void {
  const objects = position.scope.types.visibleObjects(position.typename);
  for (const { group, fields } of selectFields(position, selectionSets, objects))
    for (const field of fields) planField(group, field);
  while (!position.open() && position.grow());
}

function planField(group: PlannedObjects, field: SelectedField): void {
  const { position } = group;
  position.scope.countStep();
  if (field.selectionSets.length > 0) return planSelections(group.child(field), field.selectionSets);
  let obtainable = group.obtain(field);
  while (!obtainable && position.grow()) obtainable = group.obtain(field);
  if (!obtainable) throw new Error(`No subgraph resolves ${group.typename}.${field.name} here.`);
  obtainable.take();
}

/** What may be chosen in planning, what is better first. */
function choicesFor({ operation }: OperationDefinitionNode, { subgraphs }: FederatedTypes) {
  const count = operation === OperationTypeNode.MUTATION ? subgraphs.length : 1;
  return Array.from({ length: count }, (_, mutationChoice) => mutationChoice).flatMap((mutationChoice) =>
    [true, false].map((groupsTypes) => ({ mutationChoice, groupsTypes })),
  );
}

function firstThatWorks<Choice, Made>(choices: readonly Choice[], make: (choice: Choice) => Made): Made {
  let reason: unknown;
  for (const choice of choices) {
    try {
      return make(choice);
    } catch (error) {
      reason ??= error;
    }
  }
  throw reason;
}
