import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import { PlanningOverloadError } from '../planning/Planner.ts';

/** In seconds. */
const RETRY_AFTER = 2;

/** The error of a response, for one that was thrown before anything was fetched. */
export function toRejection(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (isOverload(error))
    return new GraphQLError(`Too many new operations are being planned. Retry in ${RETRY_AFTER} seconds.`, {
      originalError: error,
      extensions: {
        code: 'SERVICE_UNAVAILABLE',
        http: { status: 503, headers: new HeaderMap([['retry-after', String(RETRY_AFTER)]]) },
      },
    });
  return new GraphQLError('This operation cannot be planned.', {
    originalError: error instanceof Error ? error : null,
    extensions: { code: 'QUERY_PLANNING_FAILED' },
  });
}

/** The planning timeout passes only while an operation waits for others: each planner has a shorter one. */
function isOverload(error: unknown): error is Error {
  return error instanceof PlanningOverloadError || (error instanceof Error && error.name === 'TimeoutError');
}

/** A variable with a default may be null, although `@skip` and `@include` require a Boolean. */
export function toConditionError(name: string): GraphQLError {
  return new GraphQLError(`Variable "$${name.slice(0, 100)}" is used by @skip or @include, and must not be null.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
