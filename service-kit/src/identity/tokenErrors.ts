import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';

/** The token was good until it expired: another one, by the refresh token, is all that the client needs. */
export function expiredToken(): GraphQLError {
  return tokenError('TOKEN_EXPIRED', 'The access token has expired.', challenge('The access token has expired'));
}

/** The token is broken, or is not for this graph: the client has to sign in. Which of its parts is wrong helps nobody but forgers. */
export function invalidToken(): GraphQLError {
  return tokenError('UNAUTHENTICATED', 'The access token is not valid.', challenge('The access token is not valid'));
}

/** RFC 6750, section 3.1: who uses another scheme gets no error code. */
export function unsupportedScheme(): GraphQLError {
  return tokenError('UNAUTHENTICATED', 'The Authorization header must be: Bearer <access token>.', 'Bearer');
}

/** Neither the token nor the client is at fault: the keys of the issuer are not available. */
export function unverifiableToken(cause: unknown): GraphQLError {
  return new GraphQLError('Access tokens cannot be verified right now. Try again.', {
    originalError: cause instanceof Error ? cause : null,
    extensions: { code: 'SERVICE_UNAVAILABLE' satisfies ErrorCode, http: { status: 503 } },
  });
}

/** RFC 6750, section 3: the challenge of a token that was sent and is not accepted. */
function challenge(description: string): string {
  return `Bearer error="invalid_token", error_description="${description}"`;
}

function tokenError(code: ErrorCode, message: string, authenticate: string): GraphQLError {
  const headers = new HeaderMap([['www-authenticate', authenticate]]);
  return new GraphQLError(message, { extensions: { code, http: { status: 401, headers } } });
}
