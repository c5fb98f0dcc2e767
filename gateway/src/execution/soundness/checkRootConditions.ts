import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import { ALWAYS, type Condition, Conditions, NEVER } from './Conditions.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/**
 * Checks that a plan asks for no root field under conditions under which `@skip` and `@include` leave it out, and for none of a
 * mutation twice. A planner has been seen to lose the condition of a fragment, and to send a mutation again for what is selected
 * of it elsewhere: what is not wanted can fail, and as a mutation it does something.
 *
 * @param document one operation and its fragments, as the planner got it
 * @throws UnsoundPlanError
 */
export function checkRootConditions(plan: PlanNode | null | undefined, document: DocumentNode): void {
  const conditions = new Conditions();
  const wanted = rootConditions(document, conditions);
  const done = new Map<string, Condition>();
  const check = (node: PlanNode | undefined, when: Condition): void => {
    switch (node?.kind) {
      case 'Sequence':
      case 'Parallel':
        for (const child of node.nodes) check(child, when);
        return;
      case 'Condition':
        check(node.ifClause, conditions.and(when, conditions.variable(node.variable, true)));
        check(node.elseClause, conditions.and(when, conditions.variable(node.variable, false)));
        return;
      case 'Fetch':
        for (const [key, selected] of rootConditions(parse(node.document, { noLocation: true }), conditions)) {
          const asked = conditions.and(when, selected);
          if (!conditions.implies(asked, wanted.get(key) ?? NEVER))
            throw new UnsoundPlanError(`${key} is asked for whatever its condition`);
          if (node.operationKind !== 'mutation') continue;
          const before = done.get(key) ?? NEVER;
          if (conditions.and(before, asked) !== NEVER) throw new UnsoundPlanError(`${key} would be done twice`);
          done.set(key, conditions.or(before, asked));
        }
        return;
      case 'EntityFetch':
      case undefined:
    }
  };
  check(plan ?? undefined, ALWAYS);
}

/** When the root fields are selected, by response key. `__typename` does nothing. */
function rootConditions({ definitions }: DocumentNode, conditions: Conditions): ReadonlyMap<string, Condition> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const selected = new Map<string, Condition>();
  const visited = new Map<SelectionSetNode, Condition>();
  const look = (selectionSet: SelectionSetNode, when: Condition): void => {
    const known = visited.get(selectionSet) ?? NEVER;
    if (conditions.implies(when, known)) return;
    visited.set(selectionSet, conditions.or(known, when));
    for (const selection of selectionSet.selections) {
      const letIn = conditions.and(when, conditions.letIn(selection.directives));
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        if (selection.name.value !== '__typename') selected.set(key, conditions.or(selected.get(key) ?? NEVER, letIn));
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
        look(fragment.selectionSet, letIn);
      }
    }
  };
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) look(definition.selectionSet, ALWAYS);
  return selected;
}
