import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, jest, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

import { createRemoteKeys } from '../createRemoteKeys.ts';
import { createTokenVerifier } from '../createTokenVerifier.ts';

let endpoint: Server | undefined;
afterEach(() => {
  endpoint?.close();
  jest.restoreAllMocks();
});

/** Lets so much of the cool-down pass. */
function passTime(ms: number): void {
  const now = Date.now() + ms;
  jest.spyOn(Date, 'now').mockReturnValue(now);
}

async function createIssuer(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
    .setIssuer('issuer')
    .setAudience('audience')
    .setSubject(`user of ${kid}`)
    .setExpirationTime('5m')
    .sign(privateKey);
  return { jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' }, authorization: `Bearer ${token}` };
}

/** Serves whatever keys the array holds; null stands for an outage. */
async function serve(current: { keys: JWK[] | null; asked: number }): Promise<string> {
  endpoint = createServer((_request, response) => {
    current.asked += 1;
    if (!current.keys) response.writeHead(503);
    response.end(JSON.stringify({ keys: current.keys }));
  });
  await new Promise<void>((resolve) => endpoint!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`;
}

const verifierFor = (url: string, timing: { freshForMs?: number; cooldownMs?: number }) =>
  createTokenVerifier({ issuer: 'issuer', audience: 'audience', keys: createRemoteKeys({ url, ...timing }) });

test('known keys serve on while the endpoint is down', async () => {
  const issuer = await createIssuer('first');
  const current = { keys: [issuer.jwk] as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { freshForMs: 0, cooldownMs: 0 });
  await verify(issuer.authorization);

  current.keys = null;

  expect(await verify(issuer.authorization)).toMatchObject({ id: 'user of first' });
  expect(await verify(issuer.authorization)).toMatchObject({ id: 'user of first' });
});

test('an outage before the first token harms nobody', async () => {
  const issuer = await createIssuer('first');
  const current = { keys: [issuer.jwk] as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { cooldownMs: 0 });
  for (const until = Date.now() + 10_000; current.asked === 0 && Date.now() < until;)
    await new Promise((resolve) => setImmediate(resolve));

  current.keys = null;

  expect(await verify(issuer.authorization)).toMatchObject({ id: 'user of first' });
});

test('a new key is found at once, by its kid', async () => {
  const [first, second] = [await createIssuer('first'), await createIssuer('second')];
  const current = { keys: [first.jwk] as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { cooldownMs: 0 });
  await verify(first.authorization);

  current.keys = [second.jwk, first.jwk];

  expect(await verify(second.authorization)).toMatchObject({ id: 'user of second' });
});

test('all who come with a new key at once wait for it', async () => {
  const [first, second] = [await createIssuer('first'), await createIssuer('second')];
  const current = { keys: [first.jwk] as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { cooldownMs: 60_000 });
  await verify(first.authorization);

  current.keys = [second.jwk, first.jwk];
  passTime(60_000);

  const crowd = await Promise.all(Array.from({ length: 5 }, () => verify(second.authorization)));
  expect(crowd.map((viewer) => viewer?.id)).toEqual(Array.from({ length: 5 }, () => 'user of second'));
  expect(current.asked).toBe(2);
});

test('a kid that cannot be looked up is not taken for a wrong one, whether or not it may be tried again', async () => {
  const [first, second] = [await createIssuer('first'), await createIssuer('second')];
  const current = { keys: [first.jwk] as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { cooldownMs: 60_000 });
  await verify(first.authorization);

  current.keys = null;
  passTime(60_000);

  const unavailable = { extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } } };
  await expect(verify(second.authorization)).rejects.toMatchObject(unavailable);
  await expect(verify(second.authorization)).rejects.toMatchObject(unavailable);
  expect(current.asked).toBe(2);
  expect(await verify(first.authorization)).toMatchObject({ id: 'user of first' });
});

test('unknown kids do not make it ask again and again', async () => {
  const [known, unknown] = [await createIssuer('known'), await createIssuer('unknown')];
  const current = { keys: [known.jwk] as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { cooldownMs: 60_000 });
  await verify(known.authorization);

  for (let attempt = 0; attempt < 20; attempt++) {
    await expect(verify(unknown.authorization)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  }
  expect(current.asked).toBe(1);
});

test('as long as no keys were ever had, it is nobody’s token that is at fault', async () => {
  const issuer = await createIssuer('first');
  const current = { keys: null as JWK[] | null, asked: 0 };
  const verify = verifierFor(await serve(current), { cooldownMs: 0 });
  await expect(verify(issuer.authorization)).rejects.toMatchObject({
    extensions: { code: 'SERVICE_UNAVAILABLE', http: { status: 503 } },
  });

  current.keys = [issuer.jwk];
  expect(await verify(issuer.authorization)).toMatchObject({ id: 'user of first' });
});
