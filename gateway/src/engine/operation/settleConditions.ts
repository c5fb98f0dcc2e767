import type { FragmentDefinitionNode, SelectionNode, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';

import { isCondition } from './conditionVariables.ts';
import { isIncluded } from './isIncluded.ts';
import { pruneDefinitions } from './pruneDefinitions.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/**
 * The operation that is left when the variables of `@skip` and `@include` have values: without what these leave out, without the
 * directives themselves, and without the fragments and variables that nothing uses then. Its work is linear in the operation's size,
 * since fragments stay fragments.
 *
 * A field of which nothing is selected any more keeps an empty selection set: its object is wanted, and answered as `{}`.
 *
 * @param values of all the variables that conditions use
 */
export function settleConditions(
  { operation, fragments }: ResolvedOperation,
  values: ReadonlyMap<string, boolean>,
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

  const fragmentOf = (name: string): FragmentDefinitionNode => ({
    ...fragments[name]!,
    selectionSet: settleFragment(name),
  });
  return pruneDefinitions({ ...operation, selectionSet: settle(operation.selectionSet) }, fragmentOf);
}

function withoutConditions(selection: SelectionNode): SelectionNode {
  if (!selection.directives?.some(isCondition)) return selection;
  return { ...selection, directives: selection.directives.filter((directive) => !isCondition(directive)) };
}
