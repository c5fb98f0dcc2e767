import type { Logger } from 'pino';

import { cacheVerifications } from './cacheVerifications.ts';
import { createTokenVerifier, type TokenVerifier } from './createTokenVerifier.ts';
import { openRemoteKeys, type RemoteKeysEnvironment } from './openRemoteKeys.ts';
import { type TokenProfileEnvironment, tokenProfileOf } from './tokenProfileVariables.ts';

export interface TokenEnvironment extends RemoteKeysEnvironment, TokenProfileEnvironment {
  readonly TOKEN_ISSUER: string;
  readonly TOKEN_AUDIENCE: string;
}

/**
 * The verifier of a service that trusts one issuer, whose subjects are the graph's users.
 *
 * @throws OperatorError when JWKS_CA_PATH names no file of certificates
 */
export async function openTokenVerifier(environment: TokenEnvironment, logger: Logger): Promise<TokenVerifier> {
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience } = environment;
  const keys = await openRemoteKeys(environment, logger);
  return cacheVerifications(createTokenVerifier({ issuer, audience, keys, ...tokenProfileOf(environment) }));
}
