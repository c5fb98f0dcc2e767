import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';

import type { DataKeys } from './DataKeys.ts';
import { rootFieldNodes } from './rootFields.ts';
import type { SingleOperation } from './toPlannable.ts';
import { withRootFields } from './withRootFields.ts';

/** The introspection of an operation as a document of its own, its fields under the keys of the data; null without any. */
export function introspectionPart(single: SingleOperation, keys: DataKeys): DocumentNode | null {
  if (!asksForTheSchema(single)) return null;
  const { operation, fragments } = withRootFields(single, isIntrospection);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] };
  return visit(document, {
    Field: (field) =>
      isIntrospection(field) ? { ...field, alias: { kind: Kind.NAME, value: keys.of(field) } } : undefined,
  });
}

/** Whether anything of an operation is answered by the API's schema itself. */
export function asksForTheSchema(single: SingleOperation): boolean {
  return [...rootFieldNodes(single)].some(isIntrospection);
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}
