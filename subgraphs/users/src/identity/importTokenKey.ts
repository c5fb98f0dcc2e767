import { CompactSign, compactVerify, type CryptoKey, importJWK, type JWK } from 'jose';

import type { PrivateKey } from './privateKeySet.ts';
import type { SigningKey } from './TokenKeys.ts';

/**
 * Makes a key usable: its private part to sign with, its public part to publish.
 *
 * @throws when the two parts are no pair: whatever it signed, nobody could verify.
 */
export async function importTokenKey(key: PrivateKey): Promise<{ signing: SigningKey; publicKey: JWK }> {
  const { d: _, ...publicKey } = key;
  const privateKey = await importKey(key);
  const signed = await new CompactSign(new Uint8Array(1)).setProtectedHeader({ alg: key.alg }).sign(privateKey);
  await compactVerify(signed, await importKey(publicKey));
  return { signing: { kid: key.kid, alg: key.alg, privateKey }, publicKey };
}

async function importKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk);
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key');
  return key;
}
