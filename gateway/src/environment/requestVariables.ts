import { flag, jwksVariables, tokenVariables } from '@online-books/service-kit/environment/commonVariables';
import { tokenProfileVariables } from '@online-books/service-kit/identity/tokenProfileVariables';
import { z } from 'zod';

import { issuerList } from '../identity/IssuerSettings.ts';

/** HTTP requests of clients, and their responses. */
export const httpVariables = {
  /** The maximum number of operations in a batch. 0: batches are rejected. */
  BATCH_LIMIT: z.coerce.number().int().min(0).default(0),
  /** The minimum size of compressed responses, in bytes. `off`: responses are never compressed. */
  RESPONSE_COMPRESSION: z
    .union([z.literal('off').transform(() => null), z.coerce.number().int().positive()], {
      error: 'must be a number of bytes, or off',
    })
    .default(1024),
  /** `max-age` of `Strict-Transport-Security` (HSTS), for a gateway behind a TLS proxy. In seconds. 0: no header. */
  HSTS_MAX_AGE: z.coerce.number().int().min(0).default(0),
};

/** An origin as browsers write it (Fetch Standard, `Origin` header), in lower case and without a path. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@A-Z]+$/;

const ANY = '*';

const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .refine(
    (listed) =>
      listed.every((origin) => ORIGIN.test(origin) || origin === 'null') || (listed.length === 1 && listed[0] === ANY),
    'must be origins separated by commas, as in https://shop.example,http://localhost:3000, or * alone',
  );

/** Cross-origin requests of browsers (CORS). */
export const corsVariables = {
  /** Allowed origins; `*` for all. Default: Apollo Sandbox's in development, none otherwise. */
  CORS_ORIGINS: origins.optional(),
  /** Whether browsers may send credentials, such as cookies. */
  CORS_CREDENTIALS: flag.default(false),
};

/** The Fetch Standard forbids credentials with a wildcard: any page could act for its visitor. */
export function corsFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const isOpen = present['CORS_CREDENTIALS'] === 'true' && present['CORS_ORIGINS']?.trim() === ANY;
  return isOpen ? ['CORS_CREDENTIALS: cannot be true where CORS_ORIGINS is *; list the origins'] : [];
}

/** Persisted documents and the safelist. */
export const persistedDocumentVariables = {
  /** Whether clients may register documents and send their hashes instead (automatic persisted queries). */
  APQ: flag.default(true),
  /** The path of a manifest in the format of `generate-persisted-query-manifest`. */
  PERSISTED_QUERY_MANIFEST: z.string().optional(),
  /** How operations that are not in the manifest are treated: `log` logs them, `ids` and `documents` reject them. */
  SAFELIST: z.enum(['off', 'log', 'ids', 'documents']).default('off'),
};

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
