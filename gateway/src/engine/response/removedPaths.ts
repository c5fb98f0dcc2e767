import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';

import { MAX_ERRORS } from '../fetch/ExecutionError.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';

/**
 * The response paths of removed fields: response keys without list indices, since a field is removed from all objects alike. Fields
 * below a removed field are not listed.
 */
export function removedPaths(
  { operation, fragments }: ResolvedOperation,
  removed: ReadonlySet<FieldNode>,
): ReadonlyArray<readonly string[]> {
  const paths = new Map<string, readonly string[]>();

  const look = ({ selections }: SelectionSetNode, path: readonly string[]): void => {
    for (const selection of selections) {
      if (paths.size >= MAX_ERRORS) return;
      if (selection.kind === Kind.FIELD) {
        const at = [...path, (selection.alias ?? selection.name).value];
        if (removed.has(selection)) paths.set(at.join('\n'), at);
        else if (selection.selectionSet) look(selection.selectionSet, at);
      } else {
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
        if (fragment) look(fragment.selectionSet, path);
      }
    }
  };

  look(operation.selectionSet, []);
  return [...paths.values()];
}
