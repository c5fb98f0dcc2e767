import { completeArgumentErrors } from '@online-books/service-kit/errors/argumentPathPlugin';
import type { ValidDocument } from '@online-books/service-kit/validation/checkDocument';
import { formatDocumentErrors } from '@online-books/service-kit/validation/formatDocumentErrors';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';

import { Rejection } from '../http/Rejection.ts';

/** @param error the error before it was formatted */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * The rejection for errors of a request that is not executed. Its status and headers are those of `extensions.http`, as in Apollo
 * Server; 400 by default.
 *
 * @param known the request's document, if it is known
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
  return new Rejection(
    status,
    formatted.map((error, at) => formatError(error, errors[at])),
    headers,
  );
}
