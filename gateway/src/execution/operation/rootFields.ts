import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { isIncluded, mayBeIncluded } from './isIncluded.ts';
import type { SingleOperation } from './toPlannable.ts';

/** The root fields of an operation by response key, in order, whatever the variables that they depend on. */
export function rootFields(single: SingleOperation): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  for (const field of rootFieldNodes(single)) {
    const key = (field.alias ?? field.name).value;
    if (!fields.has(key)) fields.set(key, field);
  }
  return fields;
}

/** The response keys of the root fields in their order, for given values of the variables that conditions ask for. */
export function rootOrder(single: SingleOperation, conditions: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const included = (selection: SelectionNode) => isIncluded(selection, conditions);
  return new Set([...rootFieldNodes(single, included)].map(({ alias, name }) => (alias ?? name).value));
}

/** All fields of the root's selection sets. Each fragment is looked at once: spread over and over, it adds nothing. */
export function* rootFieldNodes(
  { operation, fragments }: SingleOperation,
  included: (selection: SelectionNode) => boolean = mayBeIncluded,
): Iterable<FieldNode> {
  const visited = new Set<string>();
  function* collect({ selections }: SelectionSetNode): Iterable<FieldNode> {
    for (const selection of selections) {
      if (!included(selection)) continue;
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
