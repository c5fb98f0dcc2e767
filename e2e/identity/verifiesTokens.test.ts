import { createHash, createPublicKey } from 'node:crypto';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from './support/useIssuer.ts';

const { issuer, trusting } = useIssuer();
let key: SigningKey;
let otherAlgorithm: SigningKey;

beforeAll(async () => {
  key = await createKey('first');
  otherAlgorithm = await createKey('elliptic', 'ES256');
  issuer.published = [key.jwk, otherAlgorithm.jwk];
});

const house = useScriptedGraph(
  { houses: { sdl: 'type Query { street: String }', resolvers: { Query: { street: () => 'Elm' } } } },
  trusting(),
);

const INVALID = 'Bearer error="invalid_token", error_description="The access token is not valid"';

const now = () => Math.floor(Date.now() / 1000);

/** The answer and all that a client sees of it. */
async function ask(authorization: string | undefined, body: object = {}, url = house.graph.url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify({ query: '{ street }', ...body }),
  });
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    contentType: response.headers.get('content-type'),
    body: await response.json(),
  };
}

/** Members of a request body that do not change how tokens are verified. */
const bodies = [
  ['without extensions', {}],
  ['with extensions', { extensions: {} }],
] as const;

describe.each(bodies)('a request %s', (_, body) => {
  test.each<[string, () => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['an empty header', async () => ''],
    ['a header of spaces', async () => '   '],
    ['a token signed with EdDSA', async () => `Bearer ${await issuer.sign(key)}`],
    ['a token signed with ES256', async () => `Bearer ${await issuer.sign(otherAlgorithm)}`],
    [
      'a token that expired while clocks differ a little',
      async () => `Bearer ${await issuer.sign(key, { exp: now() - 2 })}`,
    ],
    ['the scheme in other letters', async () => `bearer ${await issuer.sign(key)}`],
    ['several spaces after the scheme', async () => `Bearer   ${await issuer.sign(key)}`],
  ])('%s is served', async (_name, authorization) => {
    const answer = await ask(await authorization(), body);
    expect([answer.status, answer.body]).toEqual([200, { data: { street: 'Elm' } }]);
  });

  test.each<[string, () => Promise<string> | string]>([
    [
      'expired, and for another audience',
      () => issuer.sign(key, { exp: now() - 60, aud: 'https://elsewhere.example' }),
    ],
    ['not valid yet', () => issuer.sign(key, { nbf: now() + 60 })],
    ['without an expiry', () => issuer.sign(key, { exp: undefined })],
    ['without a subject', () => issuer.sign(key, { sub: undefined })],
    ['for another audience', () => issuer.sign(key, { aud: 'https://elsewhere.example' })],
    ['of another issuer', () => issuer.sign(key, { iss: 'https://elsewhere.example' })],
    ['of another type', () => issuer.sign(key, {}, { typ: 'JWT' })],
    ['signed with another key of the same name', async () => issuer.sign(await createKey('first'))],
    ['naming an unknown key', () => issuer.sign(key, {}, { kid: 'unknown' })],
    ['unsigned, alg: none', () => new UnsecuredJWT({ sub: 'ann' }).setExpirationTime('5m').encode()],
    ['signed by the public key as if it were a secret', () => signWithPublicKey()],
    ['without its signature', async () => `${(await issuer.sign(key)).split('.').slice(0, 2).join('.')}.`],
    ['garbage', () => 'garbage'],
    ['of an algorithm that is not accepted', async () => issuer.sign(await createKey('first', 'RS256'))],
  ])('a token %s is rejected, and no subgraph is asked', async (_name, token) => {
    const answer = await ask(`Bearer ${await token()}`, body);
    expect(answer).toEqual({
      status: 401,
      challenge: INVALID,
      contentType: 'application/json; charset=utf-8',
      body: { errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(house.subgraphs.houses.asked).toEqual([]);
  });

  test('an expired token has its own code', async () => {
    const token = await issuer.sign(key, { exp: now() - 60 });
    expect(await ask(`Bearer ${token}`, body)).toEqual({
      status: 401,
      challenge: 'Bearer error="invalid_token", error_description="The access token has expired"',
      contentType: 'application/json; charset=utf-8',
      body: { errors: [{ message: 'The access token has expired.', extensions: { code: 'TOKEN_EXPIRED' } }] },
    });
    expect(house.subgraphs.houses.asked).toEqual([]);
  });

  test.each([
    ['Basic YW5uOnNlY3JldA==', 'Bearer'],
    ['Digest', 'Bearer'],
    ['Bearer', INVALID],
    ['bearer  ', INVALID],
    ['Bearer a.b.c, Bearer d.e.f', INVALID],
  ])('the header "%s" is rejected without a subgraph request', async (authorization, challenge) => {
    expect(await ask(authorization, body)).toMatchObject({
      status: 401,
      challenge,
      body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(house.subgraphs.houses.asked).toEqual([]);
  });
});

function signWithPublicKey(): Promise<string> {
  const pem = createPublicKey({ key: key.jwk as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  return new SignJWT({ sub: 'ann' })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })
    .setExpirationTime('5m')
    .sign(createHash('sha256').update(pem).digest());
}
