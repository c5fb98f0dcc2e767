import { beforeAll, expect, test } from '@jest/globals';
import { createLocalJWKSet } from 'jose';

import { createTokenVerifier, type TrustedIssuer } from '../createTokenVerifier.ts';
import { authorizationOf, createKey, type SigningKey } from './TestIssuer.ts';

let key: SigningKey;
beforeAll(async () => {
  key = await createKey('EdDSA');
});

const verifierOf = (settings: Partial<TrustedIssuer> = {}) =>
  createTokenVerifier({
    issuer: 'issuer',
    audience: 'audience',
    keys: createLocalJWKSet({ keys: [key.jwk] }),
    ...settings,
  });

const now = () => Math.floor(Date.now() / 1000);
const nested = { scopes: ['a'], length: 1, 0: 'a' };

test.each<[Record<string, unknown>, string[]]>([
  [{ scope: 'a b' }, ['a', 'b']],
  [{ scope: '  a  b ' }, ['a', 'b']],
  [{ scope: ['a', 'b'] }, ['a', 'b']],
  [{ scp: 'a b' }, ['a', 'b']],
  [{ scp: ['a', 'b'] }, ['a', 'b']],
  [{ scope: 'a', scp: ['b'] }, ['a', 'b']],
  [{ scope: 7, scp: 'b' }, ['b']],
  [{ scope: nested }, []],
  [{ scope: [['a'], { a: 'b' }, 3, null, true, '', 'b'] }, ['b']],
  [{ scope: null }, []],
  [{ scope: true }, []],
  [{ scope: '' }, []],
  [{}, []],
])('%j has the scopes %j', async (claims, scopes) => {
  expect(await verifierOf()(await authorizationOf(key, claims))).toMatchObject({ scopes: new Set(scopes) });
});

test('scopes come from the claims that are named, and from no others', async () => {
  const authorization = await authorizationOf(key, { scope: 'a', 'https://shop.example/roles': ['clerk'] });
  const verify = verifierOf({ scopeClaims: ['https://shop.example/roles', 'constructor', '__proto__'] });
  expect(await verify(authorization)).toMatchObject({ scopes: new Set(['clerk']) });
});

test.each<[readonly string[], string | undefined, boolean]>([
  [['at+jwt'], 'at+jwt', true],
  [['at+jwt'], 'application/at+jwt', true],
  [['at+jwt'], 'AT+JWT', true],
  [['at+jwt'], 'JWT', false],
  [['at+jwt'], undefined, false],
  [['at+jwt', 'JWT'], 'JWT', true],
  [['at+jwt', 'JWT'], 'jwt', true],
  [['at+jwt', 'JWT'], undefined, true],
  [['at+jwt', 'JWT'], 'dpop+jwt', false],
  [['at+jwt', 'JWT'], '', false],
])('where %j are accepted, the type %j is: %j', async (types, typ, isAccepted) => {
  const verified = verifierOf({ types })(await authorizationOf(key, {}, { typ }));
  if (isAccepted) await expect(verified).resolves.toMatchObject({ id: 'ann' });
  else await expect(verified).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
});

test.each<[string, string, Record<string, unknown>, Record<string, unknown>?]>([
  ['TOKEN_EXPIRED', 'expired', { exp: now() - 60 }],
  ['UNAUTHENTICATED', 'expired, and for another audience', { exp: now() - 60, aud: 'another' }],
  ['UNAUTHENTICATED', 'expired, and of another issuer', { exp: now() - 60, iss: 'another' }],
  ['UNAUTHENTICATED', 'expired, and of another type', { exp: now() - 60 }, { typ: 'JWT' }],
  ['UNAUTHENTICATED', 'expired before it is valid', { exp: now() - 60, nbf: now() + 60 }],
  ['UNAUTHENTICATED', 'not valid yet', { nbf: now() + 60 }],
  ['UNAUTHENTICATED', 'with an expiry that is no number', { exp: 'tomorrow' }],
  ['UNAUTHENTICATED', 'with a subject that is no text', { sub: 7 }],
  ['UNAUTHENTICATED', 'with an empty subject', { sub: '' }],
])('%s: a token that is %s', async (code, _, claims, header = {}) => {
  await expect(verifierOf()(await authorizationOf(key, claims, header))).rejects.toMatchObject({
    extensions: { code, http: { status: 401 } },
  });
});

test('an expired token of somebody else’s key is not called expired', async () => {
  const forged = await authorizationOf({ ...(await createKey('EdDSA', 'forger')), jwk: key.jwk }, { exp: now() - 60 });
  await expect(verifierOf()(forged)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
});
