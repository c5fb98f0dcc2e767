import { GraphQLError } from 'graphql';

import type { Refused } from './Execution.ts';
import type { KnownOperation } from './KnownOperation.ts';
import { withheldPaths } from './operation/withheldPaths.ts';
import type { Withheld } from './OperationFilter.ts';

/** The refusal for whatever was thrown before anything was fetched. */
export function refused(error: unknown): Refused {
  return { kind: 'Refused', errors: [toPlanningError(error)] };
}

/** The errors with which a filter refuses a request for the fields that it withholds. */
export function toRefusals(
  { single }: KnownOperation,
  { fields, error: { message, extensions } }: Withheld,
  conditions: ReadonlyMap<string, boolean>,
): readonly GraphQLError[] {
  return withheldPaths(single, fields, conditions).map((path) => new GraphQLError(message, { path, extensions }));
}

function toPlanningError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const tooLong = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  return new GraphQLError(tooLong ? 'Planning this operation takes too long.' : 'This operation cannot be planned.', {
    originalError: error instanceof Error ? error : null,
    extensions: { code: 'QUERY_PLANNING_FAILED' },
  });
}

/** A variable with a default may be null, and yet stand where `@skip` and `@include` want a Boolean. */
export function toConditionError(name: string): GraphQLError {
  return new GraphQLError(`Variable "$${name}" decides which fields there are, and must not be null.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}
