import { decodeJwt, decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';

import { namesInClaim } from './namesInClaim.ts';
import { readBearerToken } from './readBearerToken.ts';
import { expiredToken, invalidToken, unverifiableToken } from './tokenErrors.ts';
import { DEFAULT_TOKEN_PROFILE, isAcceptedType, type TokenProfile } from './TokenProfile.ts';
import type { TokenViewer } from './Viewer.ts';

/** Returns whose token an `Authorization` header carries. */
export type TokenVerifier = (authorization: string | undefined) => Promise<TokenViewer | null>;

/** An issuer whose access tokens are trusted, if they are for one of the audiences. */
export interface TrustedIssuer extends Partial<TokenProfile> {
  readonly issuer: string;
  readonly audience: string | readonly string[];
  /** Finds the public key by the token's `kid`: a JWKS, local or remote. Keys of one issuer verify no token of another. */
  readonly keys: JWTVerifyGetKey;
  /** How far clocks may be apart. In seconds. */
  readonly clockTolerance?: number;
}

const CLOCK_TOLERANCE_SECONDS = 5;

/**
 * Verifies access tokens (RFC 7519, RFC 9068). No header, or an empty one, is anonymous: null. A header that is there and is not
 * accepted for any reason is rejected with HTTP 401, and TOKEN_EXPIRED where the only reason is that it has expired, else
 * UNAUTHENTICATED; one that cannot be verified, since the keys of its issuer are not available, with SERVICE_UNAVAILABLE and
 * HTTP 503.
 */
export function createTokenVerifier(...issuers: readonly TrustedIssuer[]): TokenVerifier {
  const byName = new Map<unknown, TrustedIssuer>(issuers.map((trusted) => [trusted.issuer, trusted]));
  return async (authorization) => {
    const token = readBearerToken(authorization);
    if (token === null) return null;
    try {
      // What the token says of its issuer is not verified yet. It selects by whose keys alone it is verified.
      const trusted = byName.get(decodeJwt(token).iss);
      if (!trusted) throw new errors.JWTInvalid('unknown issuer');
      return await verify(token, trusted);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expiredToken();
      if (error instanceof errors.JOSEError) throw invalidToken();
      throw unverifiableToken(error);
    }
  };
}

async function verify(token: string, trusted: TrustedIssuer): Promise<TokenViewer> {
  const { issuer, audience, keys, clockTolerance = CLOCK_TOLERANCE_SECONDS } = trusted;
  const { algorithms, types, scopeClaims } = { ...DEFAULT_TOKEN_PROFILE, ...trusted };
  if (!isAcceptedType(decodeProtectedHeader(token).typ, types)) throw new errors.JWTInvalid('unexpected type');
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: [audience].flat(),
    algorithms: [...algorithms],
    requiredClaims: ['sub', 'exp'],
    clockTolerance,
  });
  const { sub, exp } = payload;
  if (typeof sub !== 'string' || sub === '') throw new errors.JWTInvalid('no subject');
  return {
    id: sub,
    issuer,
    scopes: new Set(scopeClaims.flatMap((claim) => namesInClaim(payload[claim]))),
    claims: payload,
    expiresAt: exp! * 1000,
  };
}
