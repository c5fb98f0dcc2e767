import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

import type { PathStep, PlanNode, RequiredSelection } from '../plan/PlanNode.ts';
import { ALWAYS, type Condition, type Conditions, NEVER } from './Conditions.ts';
import type { FetchedData } from './FetchedData.ts';
import { type Place, placesBelow } from './Place.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/** What is selected at a place, under any condition, and what entities there are described by. */
interface Selected {
  when: Condition;
  isRequired: boolean;
  readonly fields: Map<string, Selected>;
}

/**
 * Checks that a plan asks for no field under conditions under which `@skip` and `@include` leave it out. Planners have been seen
 * to lose conditions: a field that is not wanted, fails and may not be null takes with it what is wanted. What a plan needs for
 * itself is its own affair.
 *
 * @param document one operation and its fragments, as the planner got it
 * @throws UnsoundPlanError
 */
export function checkConditions(plan: PlanNode | null, document: DocumentNode, fetched: FetchedData): void {
  const { conditions } = fetched.scope;
  const selected = selectedBy(document, conditions);
  if (plan) markRequired(plan, selected);
  const checked = new Map<Selected, Set<Place>>();
  const check = (place: Place, within: Selected): void => {
    const places = checked.get(within) ?? new Set();
    checked.set(within, places);
    if (places.has(place)) return;
    places.add(place);
    for (const [key, field] of place.fields) {
      const wanted = within.fields.get(key);
      if (!wanted || wanted.when === NEVER) continue;
      const isAsked = fetched.scope.any([...field.values()].map(({ when }) => when));
      if (!wanted.isRequired && !conditions.implies(isAsked, wanted.when))
        throw new UnsoundPlanError(`${key} is asked for whatever its condition`);
      for (const inner of placesBelow(field)) check(inner, wanted);
    }
  };
  check(fetched.root, selected);
}

function selectedBy({ definitions }: DocumentNode, conditions: Conditions): Selected {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new WeakMap<Selected, Map<SelectionSetNode, Condition>>();

  const select = (within: Selected, selectionSet: SelectionSetNode, when: Condition): void => {
    // Few fragments can spell out very many fields.
    const sets = known.get(within) ?? new Map<SelectionSetNode, Condition>();
    const before = sets.get(selectionSet) ?? NEVER;
    if (conditions.implies(when, before)) return;
    known.set(within, sets.set(selectionSet, conditions.or(before, when)));
    for (const selection of selectionSet.selections) {
      const letIn = conditions.and(when, conditions.letIn(selection.directives));
      if (letIn === NEVER) continue;
      if (selection.kind !== Kind.FIELD) {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        select(within, fragment.selectionSet, letIn);
      } else if (selection.name.value !== '__typename') {
        const field = fieldOf(within, (selection.alias ?? selection.name).value);
        field.when = conditions.or(field.when, letIn);
        if (selection.selectionSet) select(field, selection.selectionSet, letIn);
      }
    }
  };

  const root = nothing();
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) select(root, definition.selectionSet, ALWAYS);
  return root;
}

/** Marks what the representations of a plan are made of. */
function markRequired(node: PlanNode, root: Selected): void {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      for (const child of node.nodes) markRequired(child, root);
      return;
    case 'Condition':
      for (const clause of [node.ifClause, node.elseClause]) if (clause) markRequired(clause, root);
      return;
    case 'Fetch':
      return;
    case 'EntityFetch':
      for (const { paths, requires } of node.batches) for (const path of paths) mark(at(root, path), requires);
  }
}

function mark(place: Selected, requires: readonly RequiredSelection[]): void {
  for (const selection of requires) {
    if (selection.kind === 'InlineFragment') {
      mark(place, selection.selections);
    } else {
      const field = fieldOf(place, selection.key);
      field.isRequired = true;
      mark(field, selection.selections ?? []);
    }
  }
}

function at(root: Selected, path: readonly PathStep[]): Selected {
  return path.reduce((place, step) => (step.kind === 'Key' ? fieldOf(place, step.key) : place), root);
}

function fieldOf({ fields }: Selected, key: string): Selected {
  let field = fields.get(key);
  if (!field) fields.set(key, (field = nothing()));
  return field;
}

function nothing(): Selected {
  return { when: NEVER, isRequired: false, fields: new Map() };
}
