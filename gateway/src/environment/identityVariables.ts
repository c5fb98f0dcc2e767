import { jwksVariables, tokenVariables } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

/** Which access tokens the gateway trusts. Without any of them it verifies none, and everybody is a visitor to it. */
export const identityVariables = {
  TOKEN_ISSUER: tokenVariables.TOKEN_ISSUER.optional(),
  TOKEN_AUDIENCE: tokenVariables.TOKEN_AUDIENCE.optional(),
  /** Where the keys are that verify tokens: a JWKS (RFC 7517). */
  JWKS_URL: jwksVariables.JWKS_URL.optional(),
  JWKS_CA_PATH: jwksVariables.JWKS_CA_PATH,
  /** How far the issuer's clock may be from this one. In seconds. */
  TOKEN_CLOCK_TOLERANCE: z.coerce.number().int().min(0).max(300).default(5),
};

/** What verifying tokens takes is given together, or not at all. */
export const identityGroup = ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'JWKS_URL'] as const;
