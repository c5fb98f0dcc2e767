import { tokenProfileLists } from '@online-books/service-kit/identity/tokenProfileVariables';
import { z } from 'zod';

const name = z.string().min(1);

/** What is said of an issuer in TOKEN_ISSUERS. */
export const issuerSettings = z.strictObject({
  /** The claim `iss` of its tokens. */
  issuer: name,
  /** The audiences of which a token must name one. */
  audience: z.union([name, z.array(name).min(1)], { error: 'must be a name, or a list of names' }),
  /** Where its keys are: a JWKS (RFC 7517). */
  jwksUrl: z.url({ protocol: /^https?$/ }),
  /** The authorities that vouch for that address, in PEM. Default: those that Node trusts. */
  jwksCaPath: name.optional(),
  algorithms: tokenProfileLists.algorithms.optional(),
  types: tokenProfileLists.types.optional(),
  scopeClaims: tokenProfileLists.scopeClaims.optional(),
});

export type IssuerSettings = z.output<typeof issuerSettings>;

/** The list of issuers, as JSON. Each issuer is there once: which of two would verify a token? */
export const issuerList = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(issuerSettings, { error: 'must be a list of issuers, as the README shows it' })
      .refine((issuers) => new Set(issuers.map(({ issuer }) => issuer)).size === issuers.length, {
        error: 'must name each issuer once',
      }),
  );
