/**
 * The signature algorithms that access tokens may have (RFC 7518, section 3.1; RFC 8037; RFC 9864): asymmetric ones only. HS*
 * would need a secret, and let everybody who verifies a token issue one.
 */
export const SIGNATURE_ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
] as const;

export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];
