import { z } from 'zod';

import { SIGNATURE_ALGORITHMS } from './signatureAlgorithms.ts';
import { DEFAULT_TOKEN_PROFILE, type TokenProfile } from './TokenProfile.ts';

/** The parts of a token profile, as a list in JSON has them. */
export const tokenProfileLists = {
  algorithms: z
    .array(z.enum(SIGNATURE_ALGORITHMS, { error: `must be one of ${SIGNATURE_ALGORITHMS.join(', ')}` }))
    .min(1),
  types: z.array(z.string().min(1)).min(1),
  scopeClaims: z.array(z.string().min(1)).min(1),
};

const words = z.string().transform((text) => text.split(',').map((word) => word.trim()));

/** What the access tokens look like that a service accepts: lists separated by commas. */
export const tokenProfileVariables = {
  /** The signature algorithms. Symmetric ones and `none` are never accepted. */
  TOKEN_ALGORITHMS: words.pipe(tokenProfileLists.algorithms).default([...DEFAULT_TOKEN_PROFILE.algorithms]),
  /** The values of the header `typ`. Many issuers write `JWT`, or nothing, which `JWT` accepts, too. */
  TOKEN_TYPES: words.pipe(tokenProfileLists.types).default([...DEFAULT_TOKEN_PROFILE.types]),
  /** The claims that name scopes, in a string or an array. */
  TOKEN_SCOPE_CLAIMS: words.pipe(tokenProfileLists.scopeClaims).default([...DEFAULT_TOKEN_PROFILE.scopeClaims]),
};

export type TokenProfileEnvironment = z.output<z.ZodObject<typeof tokenProfileVariables>>;

export function tokenProfileOf({
  TOKEN_ALGORITHMS,
  TOKEN_TYPES,
  TOKEN_SCOPE_CLAIMS,
}: TokenProfileEnvironment): TokenProfile {
  return { algorithms: TOKEN_ALGORITHMS, types: TOKEN_TYPES, scopeClaims: TOKEN_SCOPE_CLAIMS };
}
