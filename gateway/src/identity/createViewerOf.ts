import { cacheVerifications } from '@online-books/service-kit/identity/cacheVerifications';
import { createRemoteKeys } from '@online-books/service-kit/identity/createRemoteKeys';
import { createTokenVerifier, type TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';

import type { Environment } from '../environment.ts';

type IdentityEnvironment = Pick<Environment, 'TOKEN_ISSUER' | 'TOKEN_AUDIENCE' | 'JWKS_URL' | 'TOKEN_CLOCK_TOLERANCE'>;

/** Says whose token an `Authorization` header carries. Where no tokens are trusted, nobody's: whatever it says is left to the subgraphs. */
export function createViewerOf({
  TOKEN_ISSUER: issuer,
  TOKEN_AUDIENCE: audience,
  JWKS_URL: url,
  TOKEN_CLOCK_TOLERANCE: clockTolerance,
}: IdentityEnvironment): TokenVerifier {
  if (issuer === undefined || audience === undefined || url === undefined) return async () => null;
  return cacheVerifications(createTokenVerifier({ issuer, audience, keys: createRemoteKeys({ url }), clockTolerance }));
}
