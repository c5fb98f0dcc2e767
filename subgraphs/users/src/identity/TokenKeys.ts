import type { CryptoKey, JSONWebKeySet } from 'jose';

/** The keys that access tokens are signed and verified with. */
export interface TokenKeys {
  /** What new tokens are signed with. */
  readonly signing: SigningKey;
  /** The public parts of all keys (RFC 7517): of the signing one, and of those that older tokens are signed with. */
  readonly publicKeys: JSONWebKeySet;
}

export interface SigningKey {
  readonly kid: string;
  readonly alg: TokenAlgorithm;
  readonly privateKey: CryptoKey;
}

/** RFC 8037 and RFC 7518. */
type TokenAlgorithm = 'EdDSA' | 'ES256';
