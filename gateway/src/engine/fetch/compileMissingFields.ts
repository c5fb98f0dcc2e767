import { Kind, parse } from 'graphql';

import type { JsonObject } from '../raw-json/Json.ts';

/**
 * Whether an answer lacks any of the root fields that a subgraph's document asks for, and so is none to this request.
 *
 * @param document what the subgraph is sent
 */
export function compileMissingFields(document: string): (data: JsonObject) => boolean {
  const operation = parse(document, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const keys = (operation?.selectionSet.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value !== '__typename'
      ? [(selection.alias ?? selection.name).value]
      : [],
  );
  return (data) => keys.some((key) => !Object.hasOwn(data, key));
}
