import { type FragmentDefinitionNode, type InlineFragmentNode, Kind, type OperationDefinitionNode } from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import { rootFieldNodes, rootOrder } from './rootFields.ts';
import { plannableVariable, type SingleOperation } from './toPlannable.ts';

/** So many variables can order the fields of a mutation at most: each doubles its plan. */
const MAX_VARIABLES = 6;

/**
 * The plans of a mutation's root fields, one after the other. A field stands where it is first selected, and a selection that
 * `@skip` or `@include` leaves out does not count: `a @include(if: $x) b a` is a, b or b, a.
 *
 * @param nodes by response key
 * @throws Error where the order depends on too many variables
 */
export function inRootOrder(single: SingleOperation, nodes: ReadonlyMap<string, PlanNode>): PlanNode {
  const inOrder = (keys: Iterable<string>): PlanNode => ({
    kind: 'Sequence',
    nodes: [...keys].flatMap((key) => nodes.get(key) ?? []),
  });
  const occurrences = [...rootFieldNodes(single)].map(({ alias, name }) => (alias ?? name).value);
  if (new Set(occurrences).size === occurrences.length) return inOrder(occurrences);

  const decide = ([variable, ...others]: readonly string[], conditions: ReadonlyMap<string, boolean>): PlanNode => {
    if (variable === undefined) return inOrder(rootOrder(single, conditions));
    return {
      kind: 'Condition',
      variable: plannableVariable(variable),
      ifClause: decide(others, new Map([...conditions, [variable, true]])),
      elseClause: decide(others, new Map([...conditions, [variable, false]])),
    };
  };
  const variables = rootVariables(single);
  if (variables.length > MAX_VARIABLES) throw new Error('The order of the fields depends on too many variables.');
  return decide(variables, new Map());
}

/** The variables of the conditions that root fields stand under. */
function rootVariables({ operation, fragments }: SingleOperation): string[] {
  const variables = new Set<string>();
  const visited = new Set<string>();
  const look = ({ selectionSet }: OperationDefinitionNode | FragmentDefinitionNode | InlineFragmentNode): void => {
    for (const selection of selectionSet.selections) {
      for (const { arguments: [argument] = [] } of selection.directives ?? [])
        if (argument?.value.kind === Kind.VARIABLE) variables.add(argument.value.name.value);
      if (selection.kind === Kind.INLINE_FRAGMENT) look(selection);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || visited.has(selection.name.value)) continue;
      visited.add(selection.name.value);
      const fragment = fragments[selection.name.value];
      if (fragment) look(fragment);
    }
  };
  look(operation);
  return [...variables];
}
