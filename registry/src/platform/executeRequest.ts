import { isUnavailable } from '@online-books/service-kit/database/isUnavailable';
import { execute, type ExecutionResult, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

import { RegistryError } from '../domain/RegistryError.ts';

/** Rover's and gateways' documents are far smaller. */
const TOKEN_LIMIT = 2_000;

/** A GraphQL request, as its JSON has it. */
export interface GraphQLRequest {
  readonly query?: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

export interface ExecutionOptions {
  readonly schema: GraphQLSchema;
  readonly rootValue: unknown;
  readonly contextValue: unknown;
  /** Called with an internal error, which the response hides. */
  readonly onUnexpectedError: (error: unknown) => void;
}

/** Executes a request. A `RegistryError` keeps its message; the message of any other error is replaced. */
export async function executeRequest(request: GraphQLRequest, options: ExecutionOptions): Promise<ExecutionResult> {
  const { query, variables, operationName } = request;
  if (typeof query !== 'string') return { errors: [new GraphQLError('The request has no query.')] };
  let document;
  try {
    document = parse(query, { maxTokens: TOKEN_LIMIT });
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError('The query cannot be parsed.')] };
  }
  const errors = validate(options.schema, document);
  if (errors.length > 0) return { errors };
  const result = await execute({
    ...options,
    document,
    variableValues: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : null,
  });
  return result.errors ? { ...result, errors: result.errors.map((error) => toPublic(error, options)) } : result;
}

function toPublic(error: GraphQLError, { onUnexpectedError }: ExecutionOptions): GraphQLError {
  const { originalError, path } = error;
  if (!originalError || originalError instanceof GraphQLError) return error;
  const says = (message: string, code: string) => new GraphQLError(message, { path, extensions: { code } });
  if (originalError instanceof RegistryError) return says(originalError.message, originalError.code);
  onUnexpectedError(originalError);
  if (isUnavailable(originalError)) {
    return says('The registry cannot reach its database. Nothing was changed; retry later.', 'UNAVAILABLE');
  }
  return says('Something went wrong in the registry. Its log says what.', 'INTERNAL_SERVER_ERROR');
}
