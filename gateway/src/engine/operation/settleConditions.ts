import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { type ConditionValues, isCondition, isIncluded } from './conditions.ts';
import { pruneDefinitions } from './pruneDefinitions.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/**
 * Applies `@skip` and `@include`: removes the selections that they exclude, the directives themselves, and the fragments and variables
 * that are then unused. Fragments stay fragments, so that the work is linear in the operation's size.
 *
 * A field without any selection left keeps an empty selection set: its value is `{}` in the response.
 *
 * @param values of all condition variables
 */
export function settleConditions(
  { operation, fragments }: ResolvedOperation,
  values: ConditionValues,
): ResolvedOperation {
  const settled = new Map<string, SelectionSetNode>();

  const settle = ({ selections }: SelectionSetNode): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.flatMap((selection) => {
      const left = isIncluded(selection, values) ? settleSelection(selection) : null;
      return left ? withoutConditions(left) : [];
    }),
  });

  const settleSelection = (selection: SelectionNode): SelectionNode | null => {
    switch (selection.kind) {
      case Kind.FIELD:
        return selection.selectionSet ? { ...selection, selectionSet: settle(selection.selectionSet) } : selection;
      case Kind.INLINE_FRAGMENT: {
        const selectionSet = settle(selection.selectionSet);
        return selectionSet.selections.length > 0 ? { ...selection, selectionSet } : null;
      }
      case Kind.FRAGMENT_SPREAD:
        return settleFragment(selection.name.value).selections.length > 0 ? selection : null;
    }
  };

  const settleFragment = (name: string): SelectionSetNode => {
    let selectionSet = settled.get(name);
    if (!selectionSet) settled.set(name, (selectionSet = settle(fragments[name]!.selectionSet)));
    return selectionSet;
  };

  const settledFragment = (name: string): FragmentDefinitionNode => ({
    ...fragments[name]!,
    selectionSet: settleFragment(name),
  });
  return pruneDefinitions({ ...operation, selectionSet: settle(operation.selectionSet) }, settledFragment);
}

function withoutConditions(selection: SelectionNode): SelectionNode {
  if (!selection.directives?.some(isCondition)) return selection;
  return { ...selection, directives: selection.directives.filter((directive) => !isCondition(directive)) };
}
