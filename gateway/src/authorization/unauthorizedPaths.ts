import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';

import { MAX_ERRORS } from '../engine/fetch/ExecutionError.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import type { AuthRequirement } from './AuthRequirement.ts';

/** Nested fragments can expand to very many fields: no more of them are visited. */
const MAX_VISITS = 50_000;

export interface UnauthorizedPath {
  /** Response keys from the root down, without the indices of lists: a field is removed from all objects alike. */
  readonly path: readonly string[];
  readonly unmet: readonly AuthRequirement[];
}

/**
 * The response paths of fields, whatever `@skip` and `@include` leave out. Fields below one of them are not listed. Visits only
 * selections that contain one.
 */
export function unauthorizedPaths(
  { operation, fragments }: ResolvedOperation,
  fields: ReadonlyMap<FieldNode, readonly AuthRequirement[]>,
): readonly UnauthorizedPath[] {
  const found = new Map<string, { readonly path: readonly string[]; unmet: readonly AuthRequirement[] }>();
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

  const add = (path: readonly string[], unmet: readonly AuthRequirement[]): void => {
    const key = path.join('\n');
    const known = found.get(key);
    if (known) known.unmet = [...new Set([...known.unmet, ...unmet])];
    else found.set(key, { path, unmet });
  };

  visit(operation.selectionSet, []);
  return [...found.values()];
}
