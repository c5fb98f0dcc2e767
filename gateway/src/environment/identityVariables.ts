import { flag, jwksVariables, tokenVariables } from '@online-books/service-kit/environment/commonVariables';
import { tokenProfileVariables } from '@online-books/service-kit/identity/tokenProfileVariables';
import { z } from 'zod';

import { issuerList } from '../identity/IssuerSettings.ts';

/** Trusted issuers of access tokens. Without an issuer no token is verified, and every request is anonymous. */
export const identityVariables = {
  TOKEN_ISSUER: tokenVariables.TOKEN_ISSUER.optional(),
  TOKEN_AUDIENCE: tokenVariables.TOKEN_AUDIENCE.optional(),
  /** The URL of the keys that verify tokens (JWKS, RFC 7517). */
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
  /** The tolerated difference to the issuers' clocks. In seconds. */
  TOKEN_CLOCK_TOLERANCE: z.coerce.number().int().min(0).max(300).default(5),
};

/** Verifying tokens requires all of these variables. */
export const identityGroup = ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'JWKS_URL'] as const;

/** An issuer must not be configured twice. */
export function identityFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const issuers = issuerList.safeParse(present['TOKEN_ISSUERS']).data ?? [];
  const isTwice = issuers.some(({ issuer }) => issuer === present['TOKEN_ISSUER']);
  return isTwice ? ['TOKEN_ISSUERS: must not name the issuer of TOKEN_ISSUER again'] : [];
}

/** Enforcement of `@authenticated`, `@requiresScopes` and `@policy`. */
export const authorizationVariables = {
  /** Whether an operation with any unauthorized field is rejected as a whole, instead of executed without that field. */
  REJECT_UNAUTHORIZED: flag.default(false),
  /** Whether errors name the scopes and policies that a viewer lacks. */
  AUTHORIZATION_DETAILS: flag.default(true),
  /** The claim of access tokens that lists the viewer's policies. */
  POLICY_CLAIM: z.string().default('policies'),
};
