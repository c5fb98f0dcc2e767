import { type DocumentNode, type FieldNode, Kind } from 'graphql';

import type { DataKeys } from './DataKeys.ts';
import { rootFieldNodes } from './rootFields.ts';
import type { SingleOperation } from './toPlannable.ts';

/**
 * The introspection of an operation as a document of its own, its fields under the keys of the data; null without any.
 * Conditions on the root fields are left to the projection, which drops what is not wanted.
 */
export function introspectionPart(single: SingleOperation, keys: DataKeys): DocumentNode | null {
  const selections = [...rootFieldNodes(single)]
    .filter(({ name }) => name.value === '__schema' || name.value === '__type')
    .map((field): FieldNode => ({ ...field, alias: { kind: Kind.NAME, value: keys.of(field) }, directives: [] }));
  if (selections.length === 0) return null;
  const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...single.operation, selectionSet }, ...Object.values(single.fragments)],
  };
}
