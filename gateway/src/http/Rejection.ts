import { completeArgumentErrors } from '@online-books/service-kit/errors/argumentPathPlugin';
import type { ValidDocument } from '@online-books/service-kit/validation/checkDocument';
import { formatDocumentErrors } from '@online-books/service-kit/validation/formatDocumentErrors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

/** Why a request is not executed, as its client gets it. */
export interface Rejection {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly GraphQLFormattedError[];
}

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What is wrong with the operation, not with the HTTP request. */
const OPERATION_CODES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Whether errors are answered with 200 to clients that accept `application/json` alone: their request is well-formed and its
 * operation is not (GraphQL over HTTP, section 6.4.1). All others get 400.
 */
export function areOfOperation(errors: readonly GraphQLFormattedError[]): boolean {
  return errors.every(({ extensions }) => OPERATION_CODES.has(extensions?.['code']));
}

/** The rejection of a document. */
export function rejectionOf(errors: readonly GraphQLFormattedError[]): Rejection {
  return { status: 400, headers: {}, errors };
}

/**
 * The rejection for errors of a request before it was executed: its status and headers are those that an error says in
 * `extensions.http`, as for Apollo Server, or 400.
 *
 * @param known the request's document, where it has one
 */
export function toRejection(
  errors: readonly GraphQLError[],
  known: ValidDocument | undefined,
  formatError: FormatError,
): Rejection {
  let status = 400;
  const headers: Record<string, string> = {};
  for (const { extensions } of errors) {
    const http = extensions['http'] as { status?: number; headers?: ReadonlyMap<string, string> } | undefined;
    status = http?.status ?? status;
    for (const [name, value] of http?.headers ?? []) headers[name] = value;
  }
  if (known) completeArgumentErrors(errors, known.document);
  const formatted = formatDocumentErrors(errors, known, 'INTERNAL_SERVER_ERROR');
  return { status, headers, errors: formatted.map((error, at) => formatError(error, errors[at])) };
}
