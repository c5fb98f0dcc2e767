import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { fragmentOf, responseKey } from './collectFields.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/** Nested fragments can expand to very many fields: no more of them are visited. */
const MAX_VISITS = 50_000;

export interface FieldPath {
  /** Response keys without list indices: the same fields are selected of all items. */
  readonly path: readonly string[];
  /** The given fields at this path. */
  readonly nodes: readonly FieldNode[];
}

/**
 * The response paths of given fields. Fields below one of them are not listed. Visits only selections that contain one.
 *
 * @param limit the maximum number of paths
 */
export function fieldPaths(
  { operation, fragments }: ResolvedOperation,
  fields: { has: (field: FieldNode) => boolean },
  limit: number,
): readonly FieldPath[] {
  const found = new Map<string, FieldPath & { readonly nodes: FieldNode[] }>();
  const containing = new Map<SelectionSetNode, boolean>();
  let visits = 0;

  const contains = (set: SelectionSetNode): boolean => {
    let known = containing.get(set);
    if (known === undefined) {
      known = set.selections.some((selection) => {
        if (selection.kind === Kind.FIELD && fields.has(selection)) return true;
        const below = selectionSetOf(selection);
        return below !== undefined && contains(below);
      });
      containing.set(set, known);
    }
    return known;
  };

  const selectionSetOf = (selection: SelectionNode): SelectionSetNode | undefined =>
    selection.kind === Kind.FIELD ? selection.selectionSet : fragmentOf(selection, fragments)?.selectionSet;

  const visit = ({ selections }: SelectionSetNode, path: readonly string[]): void => {
    for (const selection of selections) {
      visits += 1;
      if (visits > MAX_VISITS || found.size >= limit) return;
      const at = selection.kind === Kind.FIELD ? [...path, responseKey(selection)] : path;
      const below = selectionSetOf(selection);
      if (selection.kind === Kind.FIELD && fields.has(selection)) add(at, selection);
      else if (below && contains(below)) visit(below, at);
    }
  };

  const add = (path: readonly string[], node: FieldNode): void => {
    const key = path.join('\n');
    const known = found.get(key);
    if (known) known.nodes.push(node);
    else found.set(key, { path, nodes: [node] });
  };

  visit(operation.selectionSet, []);
  return [...found.values()];
}
