import { executeSync, GraphQLError, type GraphQLSchema } from 'graphql';

import type { ExecutionError } from '../fetch/ExecutionError.ts';
import { compileCollector } from '../fetch/compileCollector.ts';
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
 * Adds introspection to the fetched objects.
 *
 * @param variables the client's
 */
export type Introspection = (execution: PlanExecution, variables: Readonly<Record<string, unknown>>) => void;

export interface IntrospectionScope {
  /** The API's. */
  readonly schema: GraphQLSchema;
  readonly aliases: InternalAliases;
  readonly types: TypeConditions;
}

/** Compiles the `__schema` and `__type` of an operation; null where it has neither. */
export function compileIntrospection(operation: ResolvedOperation, scope: IntrospectionScope): Introspection | null {
  const parts = introspectionParts(operation, scope.schema, scope.aliases).map((part) => compilePart(part, scope));
  if (parts.length === 0) return null;
  return (execution, variables) => {
    for (const introspect of parts) introspect(execution, variables);
  };
}

function compilePart(
  { path, document }: IntrospectionPart,
  { schema, aliases, types }: IntrospectionScope,
): Introspection {
  const collector = compileCollector(path, types);
  return (execution, variableValues) => {
    const paths = new Map<JsonObject, ResponsePath>();
    collector.collectPaths(execution.data, paths);
    if (paths.size === 0) return;
    const { data, errors = [] } = executeSync({ schema, document, variableValues });
    // All that can fail is nullable: `__type`, and some fields below `__schema`.
    if (!data) throw errors[0]!;
    const introspected = toRawJsonStrings(data) as JsonObject;
    for (const [object, objectPath] of paths) {
      merge(object, introspected, types.interfaces, true);
      for (const error of errors) execution.errors.push(toExecutionError(error, objectPath, aliases));
    }
  };
}

/** A nullable variable with a default may be null where the argument must not be. */
function toExecutionError(
  { message, path = [], originalError }: GraphQLError,
  above: ResponsePath,
  aliases: InternalAliases,
): ExecutionError {
  return {
    message,
    path: [...[...above, ...path.slice(0, 1)].map((step) => aliases.responseStep(step)), ...path.slice(1)],
    extensions: { code: originalError instanceof GraphQLError ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR' },
  };
}
