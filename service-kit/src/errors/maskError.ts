import { randomUUID } from 'node:crypto';

import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { isUnavailable } from '../database/isUnavailable.ts';

const UNEXPECTED = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' };
const UNAVAILABLE = { code: 'SERVICE_UNAVAILABLE', message: 'This is out of reach right now. Try again.' };

/**
 * Apollo Server's `formatError`: what was thrown on purpose (a GraphQLError with a code) goes out as it is; anything else is
 * the unexpected, which goes to the log under an id and leaves as nothing but that id, and whether it is worth trying again.
 * Stack traces never leave.
 */
export function maskError(logger: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const original = unwrapResolverError(error);
    if (original instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') {
      const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, extensions };
    }
    const errorId = randomUUID();
    logger.error({ err: original, errorId, path: formatted.path }, 'unexpected error');
    const { code, message } = isUnavailable(original) ? UNAVAILABLE : UNEXPECTED;
    return {
      message,
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
      extensions: { code, errorId },
    };
  };
}
