import { executeSync, GraphQLError, type GraphQLSchema } from 'graphql';

import type { ExecutionError } from './ExecutionError.ts';
import type { JsonObject } from './Json.ts';
import type { DataKeys } from './operation/DataKeys.ts';
import { introspectionPart } from './operation/introspectionPart.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import { toWireJson } from './wire/wireJson.ts';

/** What the API's schema answers by itself. */
export interface Introspected {
  /** By the keys under which the fields stand in the data; strings are wire text. */
  readonly data: JsonObject;
  readonly errors: readonly ExecutionError[];
}

/** @param variables as the client gave them */
export type Introspection = (variables: Readonly<Record<string, unknown>>) => Introspected;

/** Compiles what of an operation asks for `__schema` and `__type`; null where nothing does. */
export function compileIntrospection(
  schema: GraphQLSchema,
  single: SingleOperation,
  keys: DataKeys,
): Introspection | null {
  const document = introspectionPart(single, keys);
  if (!document) return null;
  return (variableValues) => {
    const { data, errors = [] } = executeSync({ schema, document, variableValues });
    // `__type` may be null, and below `__schema` all that may fail may be null, too.
    if (!data) throw errors[0]!;
    return { data: toWireJson(data) as JsonObject, errors: errors.map((error) => toExecutionError(error, keys)) };
  };
}

/** A variable that may be null can stand for the name of a type, which may not. */
function toExecutionError({ message, path = [], originalError }: GraphQLError, keys: DataKeys): ExecutionError {
  return {
    message,
    path: path.map((step, at) => (at === 0 ? keys.responseStep(step) : step)),
    extensions: { code: originalError instanceof GraphQLError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR' },
  };
}
