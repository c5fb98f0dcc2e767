import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

import { isIncluded } from '../operation/isIncluded.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

const NO_VALUES: ReadonlyMap<string, boolean> = new Map();

/**
 * Checks that a plan asks for no root field that `@skip` and `@include` may leave out without asking them. A planner has been
 * seen to lose the condition of a fragment: what is not wanted can fail, and as a mutation it does something.
 *
 * @param document one operation and its fragments, as the planner got it
 * @throws UnsoundPlanError
 */
export function checkRootConditions(plan: PlanNode | null | undefined, document: DocumentNode): void {
  const wanted = unconditionalKeys(document);
  for (const key of askedAlways(plan))
    if (!wanted.has(key)) throw new UnsoundPlanError(`${key} is asked for whatever its condition`);
}

function askedAlways(plan: PlanNode | null | undefined): string[] {
  switch (plan?.kind) {
    case 'Sequence':
    case 'Parallel':
      return plan.nodes.flatMap(askedAlways);
    case 'Fetch':
      return [...unconditionalKeys(parse(plan.document, { noLocation: true }))];
    case 'Condition':
    case 'EntityFetch':
    case undefined:
      return [];
  }
}

/** The response keys of the root fields that are selected without any condition. `__typename` does nothing. */
function unconditionalKeys({ definitions }: DocumentNode): Set<string> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const keys = new Set<string>();
  const visited = new Set<SelectionSetNode>();
  const look = (selectionSet: SelectionSetNode): void => {
    if (visited.has(selectionSet)) return;
    visited.add(selectionSet);
    for (const selection of selectionSet.selections) {
      // Without the values of any variables, what depends on one is left out.
      if (!isIncluded(selection, NO_VALUES)) continue;
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename') keys.add((selection.alias ?? selection.name).value);
      } else {
        look((selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection).selectionSet);
      }
    }
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) look(definition.selectionSet);
  return keys;
}
