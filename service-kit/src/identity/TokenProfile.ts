import type { SignatureAlgorithm } from './signatureAlgorithms.ts';

/** What the access tokens of an issuer look like. */
export interface TokenProfile {
  /** Tokens that are signed with any other algorithm are invalid. */
  readonly algorithms: readonly SignatureAlgorithm[];
  /** Values of the header `typ` that are accepted. `JWT` accepts tokens without a type, too, since it says no more. */
  readonly types: readonly string[];
  /** The claims that name scopes. */
  readonly scopeClaims: readonly string[];
}

/** The profile of RFC 9068. */
export const DEFAULT_TOKEN_PROFILE: TokenProfile = {
  algorithms: ['EdDSA', 'ES256'],
  types: ['at+jwt'],
  scopeClaims: ['scope', 'scp'],
};

/** Whether a token's header `typ` is one of the accepted types (RFC 7515, section 4.1.9). */
export function isAcceptedType(typ: unknown, types: readonly string[]): boolean {
  const accepted = new Set(types.map(mediaTypeOf));
  return accepted.has(mediaTypeOf(typ === undefined ? 'JWT' : typ));
}

/** Types are media types of which `application/` may be left out. */
function mediaTypeOf(typ: unknown): string {
  const name = typeof typ === 'string' ? typ.toLowerCase() : '';
  return name.includes('/') ? name : `application/${name}`;
}
