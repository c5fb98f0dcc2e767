import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';

import type { ErrorCode } from '../errors/ErrorCode.ts';
import { unauthenticated } from '../errors/requestErrors.ts';
import type { TokenViewer } from './Viewer.ts';

/** Says whose token an `Authorization` header carries. */
export type TokenVerifier = (authorization: string | undefined) => Promise<TokenViewer | null>;

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Finds the public key by the token's `kid`: a JWKS, local or remote. */
  readonly keys: JWTVerifyGetKey;
  /** How far clocks may be apart. In seconds. */
  readonly clockTolerance?: number;
}

const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Verifies access tokens (RFC 7519, RFC 9068) that are signed with EdDSA or ES256. No header means a visitor: null. A header
 * that is there and broken in any way is refused with UNAUTHENTICATED and HTTP 401, never taken for a visitor; one that
 * cannot be verified, since no keys were ever had, with SERVICE_UNAVAILABLE and HTTP 503.
 */
export function createTokenVerifier({
  issuer,
  audience,
  keys,
  clockTolerance = CLOCK_TOLERANCE_SECONDS,
}: TokenVerifierOptions): TokenVerifier {
  return async (authorization) => {
    if (authorization === undefined) return null;
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization) ?? [];
    if (!token) throw brokenToken('The Authorization header must be: Bearer <access token>.');
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['EdDSA', 'ES256'],
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp'],
        clockTolerance,
      });
      return {
        id: payload.sub!,
        scopes: readScopes(payload['scope']),
        claims: payload,
        expiresAt: payload.exp! * 1000,
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw brokenToken('The access token has expired.');
      if (error instanceof errors.JOSEError) throw brokenToken('The access token is not valid.');
      throw unverifiable(error);
    }
  };
}

/** RFC 8693 section 4.2: a list separated by spaces. */
function readScopes(scope: unknown): ReadonlySet<string> {
  return new Set(typeof scope === 'string' ? scope.split(' ').filter(Boolean) : []);
}

/** RFC 6750, section 3: a refusal with 401 tells how to do better. */
function brokenToken(message: string): Error {
  const error = unauthenticated(message);
  const headers = new HeaderMap([['www-authenticate', 'Bearer error="invalid_token"']]);
  error.extensions['http'] = { status: 401, headers };
  return error;
}

/** Neither the token nor the client is at fault: nobody has yet said by which keys tokens are signed. */
function unverifiable(cause: unknown): GraphQLError {
  return new GraphQLError('Access tokens cannot be verified right now. Try again.', {
    originalError: cause instanceof Error ? cause : null,
    extensions: { code: 'SERVICE_UNAVAILABLE' satisfies ErrorCode, http: { status: 503 } },
  });
}
