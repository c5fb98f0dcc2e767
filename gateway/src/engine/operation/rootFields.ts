import type { FieldNode } from 'graphql';

import { fieldsOf, responseKey } from './collectFields.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/** The root fields of an operation by response key, in the order in which they are executed. */
export function rootFields(operation: ResolvedOperation): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  for (const field of rootFieldNodes(operation)) {
    const key = responseKey(field);
    if (!fields.has(key)) fields.set(key, field);
  }
  return fields;
}

/** All nodes of root fields. */
export function rootFieldNodes({ operation, fragments }: ResolvedOperation): readonly FieldNode[] {
  return fieldsOf([operation.selectionSet], fragments);
}
