import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { beforeAll, expect, test } from '@jest/globals';
import { generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let genuine: JWTPayload;
let kid: string;
let signingKey: Awaited<ReturnType<typeof importJWK>>;
let publicJwk: JWK & { x: string };

beforeAll(async () => {
  const { accessToken } = await signIn(shop.graph, 'krishna');
  const [header = '', payload = ''] = accessToken.split('.');
  kid = (decode(header) as { kid: string }).kid;
  genuine = decode(payload) as JWTPayload;
  const { keys } = JSON.parse(await readFile(shop.stack.tokenKeysPath, 'utf8')) as { keys: [JWK] };
  signingKey = await importJWK(keys[0], 'EdDSA');
  const published = await (await fetch(new URL('/.well-known/jwks.json', shop.stack.subgraphs.users.url))).json();
  publicJwk = (published as { keys: [JWK & { x: string }] }).keys[0];
});

const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());
const now = () => Math.floor(Date.now() / 1000);

const signed = (claims: JWTPayload, key = signingKey, header: object = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header }).sign(key);

/** Signed by something that everybody knows, for a service that lets the token say how it is verified. */
const signedAsSecret = (secret: string | Buffer) =>
  new SignJWT(genuine).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid }).sign(Buffer.from(secret));

const publicPem = () =>
  createPublicKey({ key: publicJwk as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' });

const tokens: Array<[string, () => Promise<string> | string]> = [
  ['not valid yet', () => signed({ ...genuine, nbf: now() + 3600 })],
  ['without an expiry', () => signed({ ...genuine, exp: undefined } as unknown as JWTPayload)],
  ['without a subject', () => signed({ ...genuine, sub: undefined } as unknown as JWTPayload)],
  ['for another audience', () => signed({ ...genuine, aud: 'another-shop' })],
  ['of another issuer', () => signed({ ...genuine, iss: 'https://another.example' })],
  ['of another type', () => signed(genuine, signingKey, { typ: 'JWT' })],
  ['signed with another key', async () => signed(genuine, (await generateKeyPair('EdDSA')).privateKey)],
  ['naming an unknown key', () => signed(genuine, signingKey, { kid: 'unknown' })],
  ['unsigned, alg: none', () => new UnsecuredJWT(genuine).encode()],
  ['signed by the public key as if it were a secret, raw', () => signedAsSecret(Buffer.from(publicJwk.x, 'base64url'))],
  ['signed by the public key as if it were a secret, as PEM', () => signedAsSecret(publicPem())],
  ['signed by the public key as if it were a secret, as JSON', () => signedAsSecret(JSON.stringify(publicJwk))],
  ['without its signature', async () => `${(await signed(genuine)).split('.').slice(0, 2).join('.')}.`],
  ['garbage', () => 'garbage'],
];

test('the valid token is accepted', async () => {
  expect(await shop.graph.as(await signed(genuine)).get('{ me { username } }')).toEqual({
    me: { username: 'krishna' },
  });
});

test.each(tokens)('a token %s is rejected by every service', async (_, token) => {
  await expectRejection(await token(), 'UNAUTHENTICATED');
});

test('every service reports an expired token with its own code', async () => {
  await expectRejection(await signed({ ...genuine, iat: now() - 7200, exp: now() - 3600 }), 'TOKEN_EXPIRED');
});

async function expectRejection(accessToken: string, code: string): Promise<void> {
  const fields = {
    users: '{ me { id } }',
    orders: '{ order(id: "1") { id } }',
    recommendations: '{ recommendations { id } }',
  };
  for (const [name, query] of Object.entries(fields)) {
    const through = await shop.graph.as(accessToken).ask(query);
    expect(through.status).toBe(401);
    expect(through.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    const direct = await new GatewaysGraph(shop.stack, name as keyof typeof fields, accessToken).ask(query);
    expect(direct.status).toBe(401);
    expect(direct.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  }
}
