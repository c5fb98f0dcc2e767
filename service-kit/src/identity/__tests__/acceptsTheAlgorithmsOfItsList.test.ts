import { expect, test } from '@jest/globals';
import { createLocalJWKSet, type JWK } from 'jose';

import { createTokenVerifier } from '../createTokenVerifier.ts';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '../signatureAlgorithms.ts';
import { usableKeys } from '../usableKeys.ts';
import { authorizationOf, createKey, createWeakKey } from './TestIssuer.ts';

const INVALID = { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } };

function verifierOf(jwks: readonly unknown[], algorithms?: readonly SignatureAlgorithm[]) {
  const keys = createLocalJWKSet(usableKeys({ keys: jwks }).usable);
  return createTokenVerifier({ issuer: 'issuer', audience: 'audience', keys, ...(algorithms && { algorithms }) });
}

test.each(SIGNATURE_ALGORITHMS)('%s verifies where it is in the list, and only there', async (alg) => {
  const key = await createKey(alg);
  const authorization = await authorizationOf(key);
  expect(await verifierOf([key.jwk], [alg])(authorization)).toMatchObject({ id: 'ann' });
  const others = SIGNATURE_ALGORITHMS.filter((other) => other !== alg);
  await expect(verifierOf([key.jwk], others)(authorization)).rejects.toMatchObject(INVALID);
});

test.each(SIGNATURE_ALGORITHMS)('without a list, %s is accepted only if it is EdDSA or ES256', async (alg) => {
  const key = await createKey(alg);
  const verified = verifierOf([key.jwk])(await authorizationOf(key));
  if (alg === 'EdDSA' || alg === 'ES256') await expect(verified).resolves.toMatchObject({ id: 'ann' });
  else await expect(verified).rejects.toMatchObject(INVALID);
});

test('a key without an alg verifies any algorithm of its type', async () => {
  const { privateKey, jwk } = await createKey('PS384');
  const authorization = await authorizationOf({ privateKey, jwk });
  const { alg: _, ...withoutAlg } = jwk;
  expect(await verifierOf([withoutAlg], ['PS384'])(authorization)).toMatchObject({ id: 'ann' });
});

test.each<[string, (jwk: JWK) => unknown]>([
  ['is for another algorithm', (jwk) => ({ ...jwk, alg: 'PS256' })],
  ['is for encryption', (jwk) => ({ ...jwk, use: 'enc' })],
  ['may not verify', (jwk) => ({ ...jwk, key_ops: ['encrypt'] })],
  ['is a secret', (jwk) => ({ kid: jwk.kid, kty: 'oct', k: 'c2VjcmV0' })],
  ['is of another type', (jwk) => ({ ...jwk, kty: 'EC' })],
  ['is private', (jwk) => ({ ...jwk, d: 'AQAB' })],
  ['is no key', () => 'key'],
  ['is null', () => null],
])('a token is invalid whose key %s, and its neighbours verify', async (_, change) => {
  const [changed, neighbour] = [await createKey('RS256', 'a'), await createKey('RS512', 'b')];
  const verify = verifierOf([change(changed.jwk), neighbour.jwk], ['RS256', 'RS512']);
  await expect(verify(await authorizationOf(changed))).rejects.toMatchObject(INVALID);
  expect(await verify(await authorizationOf(neighbour))).toMatchObject({ id: 'ann' });
});

test('RSA keys of less than 2048 bits verify nothing', async () => {
  const [weak, strong] = [createWeakKey('weak'), await createKey('RS256', 'strong')];
  const verify = verifierOf([weak.jwk, strong.jwk], ['RS256']);
  await expect(verify(weak.authorization)).rejects.toMatchObject(INVALID);
  expect(await verify(await authorizationOf(strong))).toMatchObject({ id: 'ann' });
  expect(usableKeys({ keys: [weak.jwk] }).ignored).toEqual([
    { kid: 'weak', reason: 'is an RSA key of less than 2048 bits' },
  ]);
});

test('a token with a critical extension that is not understood is invalid', async () => {
  const key = await createKey('EdDSA');
  const authorization = await authorizationOf(key, {}, { crit: ['custom'], custom: true });
  await expect(verifierOf([key.jwk])(authorization)).rejects.toMatchObject(INVALID);
});

test.each([[null], [[]], [{}], ['keys'], [{ keys: 'none' }], [42]])('%j is no JWKS', (published) => {
  expect(() => usableKeys(published)).toThrow('no JWKS');
});
