import { type DocumentNode, executeSync, type GraphQLSchema } from 'graphql';

import type { JsonObject } from './Json.ts';

/** Answers `__schema` and `__type` from the API's schema; by the keys under which they stand in the data. */
export function executeIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): JsonObject {
  const { data, errors } = executeSync({ schema, document, variableValues });
  if (errors?.[0]) throw errors[0];
  return data as JsonObject;
}
