import { executeSync, GraphQLError, type GraphQLSchema } from 'graphql';

import type { ExecutionError } from '../fetch/ExecutionError.ts';
import { compileCollector } from '../fetch/collectEntities.ts';
import type { ResponsePath } from '../fetch/ExecutionError.ts';
import { merge } from '../fetch/merge.ts';
import type { JsonObject } from '../raw-json/Json.ts';
import type { InternalAliases } from '../operation/InternalAliases.ts';
import { type IntrospectionPart, introspectionParts } from '../operation/introspectionParts.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { PlanExecution } from '../fetch/PlanExecution.ts';
import { toRawJsonStrings } from '../raw-json/rawJsonStrings.ts';

/**
 * Adds what the API's schema answers by itself to the objects that were fetched.
 *
 * @param variables as the client gave them
 */
export type Introspection = (run: PlanExecution, variables: Readonly<Record<string, unknown>>) => void;

export interface IntrospectionScope {
  /** The API's. */
  readonly schema: GraphQLSchema;
  readonly keys: InternalAliases;
  readonly types: TypeConditions;
}

/** Compiles what of an operation selects `__schema` and `__type`; null where nothing does. */
export function compileIntrospection(single: ResolvedOperation, scope: IntrospectionScope): Introspection | null {
  const parts = introspectionParts(single, scope.schema, scope.keys).map((part) => compilePart(part, scope));
  if (parts.length === 0) return null;
  return (run, variables) => {
    for (const introspect of parts) introspect(run, variables);
  };
}

function compilePart(
  { path, document }: IntrospectionPart,
  { schema, keys, types }: IntrospectionScope,
): Introspection {
  const collector = compileCollector(path, types);
  return (run, variableValues) => {
    const places = new Map<JsonObject, ResponsePath>();
    collector.collectPlaces(run.data, places);
    if (places.size === 0) return;
    const { data, errors = [] } = executeSync({ schema, document, variableValues });
    // `__type` may be null, and below `__schema` all that may fail may be null, too.
    if (!data) throw errors[0]!;
    const introspected = toRawJsonStrings(data) as JsonObject;
    for (const [object, place] of places) {
      merge(object, introspected, types.interfaces, true);
      for (const error of errors) run.errors.push(toExecutionError(error, place, keys));
    }
  };
}

/** A variable that may be null can stand for the name of a type, which may not. */
function toExecutionError(
  { message, path = [], originalError }: GraphQLError,
  place: ResponsePath,
  keys: InternalAliases,
): ExecutionError {
  return {
    message,
    path: [...[...place, ...path.slice(0, 1)].map((step) => keys.responseStep(step)), ...path.slice(1)],
    extensions: { code: originalError instanceof GraphQLError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR' },
  };
}
