import { resolveOperation } from '../operation/resolveOperation.ts';
import { rootFields } from '../operation/rootFields.ts';
import type { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { JsonObject } from '../raw-json/Json.ts';

/**
 * Whether a subgraph's data lacks any of the root fields that were fetched, and so does not answer the request.
 *
 * @param document of the subgraph request
 */
export function compileMissingFields({ ast }: GraphQLDocument): (data: JsonObject) => boolean {
  const fields = rootFields(resolveOperation(ast));
  const keys = [...fields].flatMap(([key, { name }]) => (name.value === '__typename' ? [] : [key]));
  return (data) => keys.some((key) => !Object.hasOwn(data, key));
}
