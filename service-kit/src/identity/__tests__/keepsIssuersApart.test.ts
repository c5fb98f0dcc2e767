import { beforeAll, expect, test } from '@jest/globals';
import { createLocalJWKSet } from 'jose';

import { createTokenVerifier, type TokenVerifier } from '../createTokenVerifier.ts';
import { authorizationOf, createKey, type SigningKey } from './TestIssuer.ts';

const INVALID = { extensions: { code: 'UNAUTHENTICATED' } };
const [NORTH, SOUTH] = ['https://north.example', 'https://south.example'];

/** Of two issuers whose keys have the same kid. */
let north: SigningKey;
let south: SigningKey;
let verify: TokenVerifier;
beforeAll(async () => {
  north = await createKey('ES256', 'key');
  south = await createKey('RS256', 'key');
  verify = createTokenVerifier(
    { issuer: NORTH, audience: 'north', keys: createLocalJWKSet({ keys: [north.jwk] }) },
    {
      issuer: SOUTH,
      audience: ['south', 'both'],
      keys: createLocalJWKSet({ keys: [south.jwk] }),
      algorithms: ['RS256'],
      types: ['JWT'],
      scopeClaims: ['rights'],
    },
  );
});

test('each issuer has its audience, keys, algorithms, types and claims', async () => {
  const ofNorth = { iss: NORTH, aud: ['others', 'north'], scope: 'read', rights: 'write' };
  const ofSouth = { iss: SOUTH, aud: 'both', scope: 'read', rights: ['write'] };
  expect(await verify(await authorizationOf(north, ofNorth))).toMatchObject({
    id: 'ann',
    issuer: NORTH,
    scopes: new Set(['read']),
  });
  expect(await verify(await authorizationOf(south, ofSouth, { typ: 'JWT' }))).toMatchObject({
    id: 'ann',
    issuer: SOUTH,
    scopes: new Set(['write']),
  });
});

test.each<[string, 'north' | 'south', Record<string, unknown>, Record<string, unknown>?]>([
  ['that another one has signed', 'north', { iss: SOUTH, aud: 'south' }, { typ: 'JWT' }],
  ['for the audience of another one', 'north', { iss: NORTH, aud: 'south' }],
  ['of a type that another one has', 'north', { iss: NORTH, aud: 'north' }, { typ: 'JWT' }],
  ['of no known issuer', 'north', { iss: 'https://elsewhere.example', aud: 'north' }],
  ['without an issuer', 'north', { iss: undefined, aud: 'north' }],
  ['of several issuers', 'north', { iss: [NORTH, SOUTH], aud: 'north' }],
  ['without an audience', 'north', { iss: NORTH, aud: undefined }],
  ['whose algorithm another one has', 'south', { iss: NORTH, aud: 'north' }],
])('a token %s is invalid', async (_, signer, claims, header = {}) => {
  const key = signer === 'north' ? north : south;
  await expect(verify(await authorizationOf(key, claims, header))).rejects.toMatchObject(INVALID);
});

test('an issuer without keys affects no other', async () => {
  const verifyBoth = createTokenVerifier(
    { issuer: NORTH, audience: 'north', keys: createLocalJWKSet({ keys: [north.jwk] }) },
    { issuer: SOUTH, audience: 'south', keys: () => Promise.reject(new Error('unavailable')), algorithms: ['RS256'] },
  );
  expect(await verifyBoth(await authorizationOf(north, { iss: NORTH, aud: 'north' }))).toMatchObject({ id: 'ann' });
  await expect(verifyBoth(await authorizationOf(south, { iss: SOUTH, aud: 'south' }))).rejects.toMatchObject({
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });
});
