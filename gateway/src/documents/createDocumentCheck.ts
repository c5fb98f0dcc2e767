import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { DocumentCheck } from '@online-books/service-kit/validation/checkDocument';
import { GraphQLError, type GraphQLSchema } from 'graphql';

import { limitIntrospection } from '../introspection/limitIntrospection.ts';
import { rejectIntrospection } from '../introspection/rejectIntrospection.ts';
import { hasDeepLiterals } from '../limits/hasDeepLiterals.ts';
import { documentSizeCheck, type OperationLimits } from '../limits/operationSizeGuard.ts';

/** Levels of lists and objects in a literal: Hive's planner reads some fifty, and Apollo's takes time that doubles with each. */
const LITERAL_DEPTH_LIMIT = 32;

/** Levels of lists and objects in the JSON of a request: functions that recurse for each level can take so many. */
export const VARIABLE_DEPTH_LIMIT = 200;

/** Returns how documents are checked against a schema, by the environment. */
export function createDocumentCheck(
  environment: OperationLimits & { readonly INTROSPECTION: boolean; readonly MAX_TOKENS: number },
): (schema: GraphQLSchema) => DocumentCheck {
  const { INTROSPECTION: exposesSchema, MAX_TOKENS: maxTokens } = environment;
  const checkSize = documentSizeCheck(environment);
  return (schema) => ({
    schema,
    exposesSchema,
    maxTokens,
    checkSource,
    checkSize,
    rules: [exposesSchema ? limitIntrospection(schema) : rejectIntrospection],
  });
}

function checkSource(source: string): GraphQLError | undefined {
  if (!hasDeepLiterals(source, LITERAL_DEPTH_LIMIT)) return undefined;
  return new GraphQLError(
    `Lists and objects in a document may have ${LITERAL_DEPTH_LIMIT} levels at most, and ${VARIABLE_DEPTH_LIMIT} in variables.`,
    { extensions: { code: 'BAD_REQUEST' satisfies ErrorCode } },
  );
}
