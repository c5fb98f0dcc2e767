import { cacheVerifications } from '@online-books/service-kit/identity/cacheVerifications';
import { createTokenVerifier, type TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import { createLocalJWKSet, type JSONWebKeySet } from 'jose';

import type { AccessTokenIssuer } from '../domain/sessions/AccessTokenIssuer.ts';
import { createAccessTokenIssuer } from './createAccessTokenIssuer.ts';
import { readTokenKeys } from './readTokenKeys.ts';

export interface TokenAuthorityEnvironment {
  readonly TOKEN_ISSUER: string;
  readonly TOKEN_AUDIENCE: string;
  readonly TOKEN_KEYS_PATH: string;
  readonly ACCESS_TOKEN_TTL: number;
}

/** Issues access tokens, publishes the keys that verify them, and verifies them itself. */
export interface TokenAuthority {
  readonly accessTokens: AccessTokenIssuer;
  readonly publicKeys: JSONWebKeySet;
  readonly verifyToken: TokenVerifier;
}

/** @throws OperatorError when TOKEN_KEYS_PATH names no usable keys */
export async function openTokenAuthority(environment: TokenAuthorityEnvironment): Promise<TokenAuthority> {
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, ACCESS_TOKEN_TTL: ttlSeconds } = environment;
  const { signing: key, publicKeys } = await readTokenKeys(environment.TOKEN_KEYS_PATH);
  return {
    accessTokens: createAccessTokenIssuer({ key, issuer, audience, ttlSeconds }),
    publicKeys,
    verifyToken: cacheVerifications(createTokenVerifier({ issuer, audience, keys: createLocalJWKSet(publicKeys) })),
  };
}
