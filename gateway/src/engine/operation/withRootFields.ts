import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import type { ResolvedOperation } from './ResolvedOperation.ts';

/**
 * The operation with only some of its root fields, which may be selected in fragments. Fragments stay fragments: a few of them,
 * expanded, can make a very large operation.
 */
export function withRootFields(
  { operation, fragments }: ResolvedOperation,
  isWanted: (field: FieldNode) => boolean,
): ResolvedOperation {
  const prefix = freePrefix(fragments);
  const pruned: Record<string, FragmentDefinitionNode> = Object.create(null);

  const prune = (selectionSet: SelectionSetNode): SelectionSetNode => ({
    ...selectionSet,
    selections: selectionSet.selections.flatMap(pruneSelection),
  });

  const pruneSelection = (selection: SelectionNode): SelectionNode[] => {
    switch (selection.kind) {
      case Kind.FIELD:
        return isWanted(selection) ? [selection] : [];
      case Kind.INLINE_FRAGMENT: {
        const selectionSet = prune(selection.selectionSet);
        return selectionSet.selections.length > 0 ? [{ ...selection, selectionSet }] : [];
      }
      case Kind.FRAGMENT_SPREAD: {
        const { name, selectionSet } = pruneFragment(selection.name.value);
        return selectionSet.selections.length > 0 ? [{ ...selection, name }] : [];
      }
    }
  };

  const pruneFragment = (name: string): FragmentDefinitionNode => {
    const own = prefix + name;
    const fragment = fragments[name]!;
    return (pruned[own] ??= {
      ...fragment,
      name: { kind: Kind.NAME, value: own },
      selectionSet: prune(fragment.selectionSet),
    });
  };

  const root = { ...operation, selectionSet: prune(operation.selectionSet) };
  for (const name in pruned) if (pruned[name]!.selectionSet.selections.length === 0) delete pruned[name];
  return { operation: root, fragments: { ...fragments, ...pruned } };
}

/** A prefix that makes names which no fragment has. The fragments themselves may still be needed below the root. */
function freePrefix(fragments: ResolvedOperation['fragments']): string {
  let prefix = 'root_';
  while (Object.keys(fragments).some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  return prefix;
}
