import { GraphQLError } from 'graphql';

import type { ErrorCode } from './ErrorCode.ts';

/** The path of an argument from the field's arguments down: `['input', 'items', 0, 'quantity']`. */
export type ArgumentPath = ReadonlyArray<string | number>;

function requestError(code: ErrorCode, message: string, extensions?: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } });
}

/** An argument breaks a rule that the schema cannot express. */
export function badUserInput(message: string, argumentPath: ArgumentPath): GraphQLError {
  return requestError('BAD_USER_INPUT', message, { argumentPath });
}

/** The field is for signed-in users and the viewer is a visitor. */
export function unauthenticated(message = 'Sign in first.'): GraphQLError {
  return requestError('UNAUTHENTICATED', message);
}

/** The viewer is signed in and lacks the right. */
export function forbidden(message = 'You may not do this.'): GraphQLError {
  return requestError('FORBIDDEN', message);
}

/** What is not there and what is not the viewer's look the same: both are this. */
export function notFound(message: string): GraphQLError {
  return requestError('NOT_FOUND', message);
}
