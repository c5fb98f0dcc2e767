import { expect, test } from '@jest/globals';
import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import type { JWK } from 'jose';

import { readTokenKeys } from '../readTokenKeys.ts';
import { newKey, withFile } from './TokenKeysFile.ts';

const good = await newKey('good');
const other = await newKey('other');
const p256 = await newKey('p256', 'ES256');

function without(key: JWK, ...names: string[]): JWK {
  return Object.fromEntries(Object.entries(key).filter(([name]) => !names.includes(name)));
}

test.each<[string, unknown, RegExp]>([
  ['no JSON', '{ "keys": [', /not JSON/],
  ['no set of keys', [good], /expected object/],
  ['no keys', { keys: [] }, /at least one key/],
  ['a public key', { keys: [without(good, 'd')] }, /keys\[0\]\.d/],
  ['a key without a kid', { keys: [without(good, 'kid')] }, /keys\[0\]\.kid/],
  ['two keys of one kid', { keys: [good, { ...other, kid: 'good' }] }, /two keys with one kid/],
  ['a symmetric key', { keys: [{ kty: 'oct', kid: 'secret', k: 'c2VjcmV0' }] }, /Ed25519.*P-256/],
  ['an RSA key', { keys: [{ kty: 'RSA', kid: 'rsa', n: 'AQAB', e: 'AQAB', d: 'AQAB' }] }, /Ed25519.*P-256/],
  ['another curve', { keys: [{ ...p256, crv: 'P-384' }] }, /P-256/],
  ["another curve's algorithm", { keys: [{ ...good, alg: 'ES256' }] }, /EdDSA/],
  ['a key for encryption', { keys: [{ ...good, use: 'enc' }] }, /keys\[0\]\.use/],
  ['parts that are no pair', { keys: [good, { ...other, x: good.x }] }, /"other" is no valid pair/],
  ['parts of a wrong length', { keys: [{ ...good, x: 'AQAB' }] }, /"good" is no valid pair/],
])('%s', async (_, content, message) => {
  await withFile(content, async (file) => {
    const reading = readTokenKeys(file);
    await expect(reading).rejects.toThrow(OperatorError);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(file);
    await expect(reading).rejects.not.toThrow(String(good.d));
  });
});

test('a file that is not there', async () => {
  await expect(readTokenKeys('/nowhere/keys.json')).rejects.toThrow(/TOKEN_KEYS_PATH.*\n.*ENOENT/);
});
