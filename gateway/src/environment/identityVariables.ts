import { jwksVariables, tokenVariables } from '@online-books/service-kit/environment/commonVariables';
import { tokenProfileVariables } from '@online-books/service-kit/identity/tokenProfileVariables';
import { z } from 'zod';

import { issuerList } from '../identity/IssuerSettings.ts';

/** Which access tokens the gateway trusts. Without any of them it verifies none, and every request is anonymous to it. */
export const identityVariables = {
  TOKEN_ISSUER: tokenVariables.TOKEN_ISSUER.optional(),
  TOKEN_AUDIENCE: tokenVariables.TOKEN_AUDIENCE.optional(),
  /** Where the keys are that verify tokens: a JWKS (RFC 7517). */
  JWKS_URL: jwksVariables.JWKS_URL.optional(),
  JWKS_CA_PATH: jwksVariables.JWKS_CA_PATH,
  /** Further issuers, each with its audience and keys, as JSON. */
  TOKEN_ISSUERS: issuerList.default([]),
  ...tokenProfileVariables,
  /**
   * Root fields that need no identity, such as `Mutation.login`, separated by commas: an operation of nothing else is executed as
   * anonymous where its token is not accepted.
   */
  ANONYMOUS_FIELDS: z
    .string()
    .transform((text) => text.split(',').map((field) => field.trim()))
    .pipe(z.array(z.string().regex(/^(Query|Mutation)\.\w+$/, 'must look like Mutation.login')))
    .default([]),
  /** How far the issuers' clocks may be from this one. In seconds. */
  TOKEN_CLOCK_TOLERANCE: z.coerce.number().int().min(0).max(300).default(5),
};

/** What verifying tokens takes is given together, or not at all. */
export const identityGroup = ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'JWKS_URL'] as const;

/** An issuer is configured once. */
export function identityFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const issuers = issuerList.safeParse(present['TOKEN_ISSUERS']).data ?? [];
  const isTwice = issuers.some(({ issuer }) => issuer === present['TOKEN_ISSUER']);
  return isTwice ? ['TOKEN_ISSUERS: must not name the issuer of TOKEN_ISSUER again'] : [];
}
