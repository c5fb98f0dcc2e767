import { describe, expect, test } from '@jest/globals';
import { createTokenVerifier } from '@online-books/service-kit/identity/createTokenVerifier';
import { RequestRecord } from '@online-books/service-kit/observation/RequestRecord';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';

import { createAccessTokenIssuer } from '../createAccessTokenIssuer.ts';
import { jwksRoute } from '../jwksRoute.ts';
import { readTokenKeys } from '../readTokenKeys.ts';
import { newKey, withFile } from './TokenKeysFile.ts';

const names = { issuer: 'http://users', audience: 'online-books' };

describe.each(['EdDSA', 'ES256'] as const)('%s', (alg) => {
  test('a token is verified by what is published alone', async () => {
    const keys = await withFile({ keys: [await newKey('new', alg), await newKey('former')] }, readTokenKeys);
    const now = new Date();
    const issuer = createAccessTokenIssuer({ ...names, key: keys.signing, ttlSeconds: 900 });
    const grant = { userId: 'user-1', scopes: ['journal:read', 'users:read'], policies: ['staff'] };
    const { text, expiresAt } = await issuer.issue(grant, now);

    const verify = createTokenVerifier({ ...names, keys: createLocalJWKSet(keys.publicKeys) });
    expect(await verify(`Bearer ${text}`)).toMatchObject({
      id: 'user-1',
      scopes: new Set(['journal:read', 'users:read']),
    });

    expect(decodeProtectedHeader(text)).toEqual({ alg, kid: 'new', typ: 'at+jwt' });
    const issuedAt = Math.floor(now.getTime() / 1000);
    expect(decodeJwt(text)).toEqual({
      iss: 'http://users',
      aud: 'online-books',
      sub: 'user-1',
      scope: 'journal:read users:read',
      policies: ['staff'],
      iat: issuedAt,
      exp: issuedAt + 900,
      jti: expect.any(String),
    });
    expect(expiresAt).toEqual(new Date((issuedAt + 900) * 1000));
  });
});

test('a customer has neither scopes nor policies', async () => {
  const keys = await withFile({ keys: [await newKey('new')] }, readTokenKeys);
  const issuer = createAccessTokenIssuer({ ...names, key: keys.signing, ttlSeconds: 900 });
  const { text } = await issuer.issue({ userId: 'user-1', scopes: [], policies: [] }, new Date());
  const verify = createTokenVerifier({ ...names, keys: createLocalJWKSet(keys.publicKeys) });
  expect(await verify(`Bearer ${text}`)).toMatchObject({ id: 'user-1', scopes: new Set() });
  expect(decodeJwt(text)).not.toHaveProperty('policies');
});

test('the public parts of all keys are published, and nothing else', async () => {
  const [first, second] = [await newKey('first'), await newKey('second', 'ES256')];
  const { publicKeys } = await withFile({ keys: [first, { ...second, comment: 'private' }] }, readTokenKeys);
  const response = await jwksRoute(publicKeys)({
    method: 'GET',
    path: '/',
    search: '',
    headers: {},
    readBody: async () => Buffer.alloc(0),
    remoteAddress: '192.0.2.1',
    clientCertificate: null,
    readJson: async () => undefined,
    onClose: () => undefined,
    record: new RequestRecord([]),
  });
  expect(response).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=300' } });
  expect(JSON.parse(String(response.body))).toEqual({
    keys: [
      { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: 'first', x: first.x },
      { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: 'second', x: second.x, y: second.y },
    ],
  });
});
