import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

import type { JSONWebKeySet, JWK } from 'jose';

/** RFC 7518, sections 3.3 and 3.5. */
const MIN_RSA_BITS = 2048;

const KEY_TYPES: ReadonlySet<unknown> = new Set(['ec', 'ed25519', 'rsa']);

/** A key that is in a JWKS and verifies nothing. */
export interface IgnoredKey {
  readonly kid: string | null;
  readonly reason: 'is not a public signature key' | 'is an RSA key of less than 2048 bits';
}

/**
 * The keys of a JWKS (RFC 7517, section 5) that may verify signatures. One unusable key must not make the others useless.
 *
 * @throws Error where it is no JWKS
 */
export function usableKeys(published: unknown): { readonly usable: JSONWebKeySet; readonly ignored: IgnoredKey[] } {
  const keys: unknown = (published as Partial<JSONWebKeySet> | null)?.keys;
  if (!Array.isArray(keys)) throw new Error('the endpoint answered with no JWKS');
  const ignored: IgnoredKey[] = [];
  const usable = (keys as readonly unknown[]).filter((jwk): jwk is JWK => {
    const reason = faultOf(jwk);
    if (reason) ignored.push({ kid: kidOf(jwk), reason });
    return reason === null;
  });
  return { usable: { keys: usable }, ignored };
}

function faultOf(jwk: unknown): IgnoredKey['reason'] | null {
  const key = toPublicKey(jwk);
  if (!key || !KEY_TYPES.has(key.asymmetricKeyType)) return 'is not a public signature key';
  const { modulusLength = Infinity } = key.asymmetricKeyDetails ?? {};
  return modulusLength < MIN_RSA_BITS ? 'is an RSA key of less than 2048 bits' : null;
}

/** Null for secrets, private keys, and what is no key. */
function toPublicKey(jwk: unknown): KeyObject | null {
  if (typeof jwk !== 'object' || jwk === null || 'd' in jwk) return null;
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
}

const MAX_KID_LENGTH = 64;

function kidOf(jwk: unknown): string | null {
  const kid = (jwk as Partial<JWK> | null)?.kid;
  return typeof kid === 'string' ? kid.slice(0, MAX_KID_LENGTH) : null;
}
