import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';

import type { ResolvedOperation } from './ResolvedOperation.ts';

/** The root fields of an operation by response key, in the order in which they are executed. */
export function rootFields(single: ResolvedOperation): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  for (const field of rootFieldNodes(single)) {
    const key = (field.alias ?? field.name).value;
    if (!fields.has(key)) fields.set(key, field);
  }
  return fields;
}

/** All fields of the root's selection sets. Each fragment is looked at once: spread over and over, it adds nothing. */
export function* rootFieldNodes({ operation, fragments }: ResolvedOperation): Iterable<FieldNode> {
  const visited = new Set<string>();
  function* collect({ selections }: SelectionSetNode): Iterable<FieldNode> {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        yield selection;
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        yield* collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) yield* collect(fragment.selectionSet);
      }
    }
  }
  yield* collect(operation.selectionSet);
}
