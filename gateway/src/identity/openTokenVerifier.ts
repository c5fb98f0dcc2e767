import { cacheVerifications } from '@online-books/service-kit/identity/cacheVerifications';
import {
  createTokenVerifier,
  type TokenVerifier,
  type TrustedIssuer,
} from '@online-books/service-kit/identity/createTokenVerifier';
import { openRemoteKeys } from '@online-books/service-kit/identity/openRemoteKeys';
import type { Logger } from 'pino';

import { type IssuersEnvironment, trustedIssuers } from './trustedIssuers.ts';

/**
 * The verifier of the access tokens of all issuers that the gateway trusts. Where it trusts none, every request is anonymous to
 * it, and tokens are left to the subgraphs. Each issuer has keys of its own: one that is down affects no other.
 *
 * @throws OperatorError when a path of certificates names no file of them
 */
export async function openTokenVerifier(
  environment: IssuersEnvironment & { readonly TOKEN_CLOCK_TOLERANCE: number },
  logger: Logger,
): Promise<TokenVerifier> {
  const settings = trustedIssuers(environment);
  if (settings.length === 0) return async () => null;
  const issuers = settings.map(async ({ jwksUrl, jwksCaPath, variable, ...trusted }): Promise<TrustedIssuer> => {
    const keys = await openRemoteKeys({ JWKS_URL: jwksUrl, JWKS_CA_PATH: jwksCaPath }, logger, variable);
    return { ...trusted, keys, clockTolerance: environment.TOKEN_CLOCK_TOLERANCE };
  });
  return cacheVerifications(createTokenVerifier(...(await Promise.all(issuers))));
}
