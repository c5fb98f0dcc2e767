import { randomUUID } from 'node:crypto';

import { SignJWT } from 'jose';

import type { AccessTokenIssuer } from '../domain/sessions/AccessTokenIssuer.ts';
import type { SigningKey } from './TokenKeys.ts';

export interface AccessTokenOptions {
  readonly key: SigningKey;
  readonly issuer: string;
  readonly audience: string;
  readonly ttlSeconds: number;
}

/** Issues access tokens in the JWT profile (RFC 9068), signed, so that each service verifies them by the public key alone. */
export function createAccessTokenIssuer({ key, issuer, audience, ttlSeconds }: AccessTokenOptions): AccessTokenIssuer {
  return {
    async issue({ userId, scopes, policies }, now) {
      const issuedAt = Math.floor(now.getTime() / 1000);
      const expiresAt = issuedAt + ttlSeconds;
      const text = await new SignJWT({ scope: scopes.join(' '), ...(policies.length > 0 && { policies }) })
        .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .setJti(randomUUID())
        .sign(key.privateKey);
      return { text, expiresAt: new Date(expiresAt * 1000) };
    },
  };
}
