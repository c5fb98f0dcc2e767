import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';

import { MAX_ERRORS } from '../execution/ExecutionError.ts';
import type { SingleOperation } from '../execution/operation/toPlannable.ts';
import type { Requirement } from './Requirement.ts';

/** Fragments within fragments can stand for very many fields: no more of them are visited. */
const MAX_VISITS = 50_000;

export interface UnauthorizedPath {
  /** Response keys from the root down, without the indices of lists: a field is withheld from all objects alike. */
  readonly path: readonly string[];
  readonly unmet: readonly Requirement[];
}

/**
 * Where fields stand in the operation as it is written, whatever `@skip` and `@include` leave out. What lies below one of them is
 * not listed again. Only selections that lead to one are visited.
 */
export function unauthorizedPaths(
  { operation, fragments }: SingleOperation,
  fields: ReadonlyMap<FieldNode, readonly Requirement[]>,
): readonly UnauthorizedPath[] {
  const found = new Map<string, { readonly path: readonly string[]; unmet: readonly Requirement[] }>();
  const leading = new Map<SelectionSetNode, boolean>();
  let visits = 0;

  const leads = (set: SelectionSetNode): boolean => {
    let known = leading.get(set);
    if (known === undefined) {
      known = set.selections.some((selection) => {
        if (selection.kind === Kind.FIELD && fields.has(selection)) return true;
        const below = setOf(selection);
        return below !== undefined && leads(below);
      });
      leading.set(set, known);
    }
    return known;
  };

  const setOf = (selection: SelectionSetNode['selections'][number]) =>
    selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]?.selectionSet : selection.selectionSet;

  const visit = ({ selections }: SelectionSetNode, path: readonly string[]): void => {
    for (const selection of selections) {
      visits += 1;
      if (visits > MAX_VISITS || found.size >= MAX_ERRORS) return;
      const at = selection.kind === Kind.FIELD ? [...path, (selection.alias ?? selection.name).value] : path;
      const unmet = selection.kind === Kind.FIELD ? fields.get(selection) : undefined;
      const below = setOf(selection);
      if (unmet) add(at, unmet);
      else if (below && leads(below)) visit(below, at);
    }
  };

  const add = (path: readonly string[], unmet: readonly Requirement[]): void => {
    const key = path.join('\n');
    const known = found.get(key);
    if (known) known.unmet = [...new Set([...known.unmet, ...unmet])];
    else found.set(key, { path, unmet });
  };

  visit(operation.selectionSet, []);
  return [...found.values()];
}
