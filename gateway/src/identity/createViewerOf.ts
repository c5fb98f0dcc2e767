import { cacheVerifications } from '@online-books/service-kit/identity/cacheVerifications';
import { createTokenVerifier, type TokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import { openRemoteKeys } from '@online-books/service-kit/identity/openRemoteKeys';
import type { Logger } from 'pino';

import type { Environment } from '../environment.ts';

type IdentityEnvironment = Pick<
  Environment,
  'TOKEN_ISSUER' | 'TOKEN_AUDIENCE' | 'JWKS_URL' | 'JWKS_CA_PATH' | 'TOKEN_CLOCK_TOLERANCE'
>;

/**
 * Says whose token an `Authorization` header carries. Where no tokens are trusted, nobody's: whatever it says is left to the
 * subgraphs.
 *
 * @throws OperatorError when JWKS_CA_PATH names no file of certificates
 */
export async function createViewerOf(environment: IdentityEnvironment, logger: Logger): Promise<TokenVerifier> {
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_CLOCK_TOLERANCE: clockTolerance } = environment;
  const { JWKS_URL, JWKS_CA_PATH } = environment;
  if (issuer === undefined || audience === undefined || JWKS_URL === undefined) return async () => null;
  const keys = await openRemoteKeys({ JWKS_URL, JWKS_CA_PATH }, logger);
  return cacheVerifications(createTokenVerifier({ issuer, audience, keys, clockTolerance }));
}
