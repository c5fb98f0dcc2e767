import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import type { Refused } from './Execution.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import { withheldPaths } from './operation/withheldPaths.ts';
import type { Withheld } from './OperationFilter.ts';
import { PlanningOverloadError } from './planner/Planner.ts';

/** In seconds. */
const RETRY_AFTER = 2;

/** The refusal for whatever was thrown before anything was fetched. */
export function refused(error: unknown): Refused {
  return { kind: 'Refused', errors: [toPlanningError(error)] };
}

/** The errors with which a filter refuses a request for the fields that it withholds. */
export function toRefusals(
  single: SingleOperation,
  { fields, error: { message, extensions } }: Withheld,
): readonly GraphQLError[] {
  return withheldPaths(single, fields).map((path) => new GraphQLError(message, { path, extensions }));
}

function toPlanningError(error: unknown): GraphQLError {
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

/** The time that planning may take ends while an operation waits for others: what it takes itself is bounded by its planners. */
function isOverload(error: unknown): error is Error {
  return error instanceof PlanningOverloadError || (error instanceof Error && error.name === 'TimeoutError');
}

/** A variable with a default may be null, and yet stand where `@skip` and `@include` want a Boolean. */
export function toConditionError(name: string): GraphQLError {
  return new GraphQLError(`Variable "$${name.slice(0, 100)}" decides which fields there are, and must not be null.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
