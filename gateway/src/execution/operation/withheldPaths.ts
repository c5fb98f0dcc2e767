import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';

import { MAX_ERRORS } from '../ExecutionError.ts';
import type { SingleOperation } from './toPlannable.ts';

/**
 * Where in a response fields are withheld: response keys from the root down, without the indices of lists, since a field is withheld
 * from all objects alike. What lies below a withheld field is not listed.
 */
export function withheldPaths(
  { operation, fragments }: SingleOperation,
  withheld: ReadonlySet<FieldNode>,
): ReadonlyArray<readonly string[]> {
  const paths = new Map<string, readonly string[]>();

  const look = ({ selections }: SelectionSetNode, path: readonly string[]): void => {
    for (const selection of selections) {
      if (paths.size >= MAX_ERRORS) return;
      if (selection.kind === Kind.FIELD) {
        const at = [...path, (selection.alias ?? selection.name).value];
        if (withheld.has(selection)) paths.set(at.join('\n'), at);
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
