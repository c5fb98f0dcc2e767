import { beforeAll, expect, test } from '@jest/globals';
import { findFreePort } from '@online-books/tools/processes/findFreePort';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from './support/useIssuer.ts';

const subgraphs = {
  houses: { sdl: 'type Query { street: String }', resolvers: { Query: { street: () => 'Elm' } } },
};
const { issuer, trusting } = useIssuer();
const nowhere = { port: 0 };
let first: SigningKey;

beforeAll(async () => {
  nowhere.port = await findFreePort();
  first = await createKey('first');
  issuer.published = [first.jwk];
});

const house = useScriptedGraph(subgraphs, trusting());
const keyless = useScriptedGraph(subgraphs, {
  TOKEN_ISSUER: trusting()['TOKEN_ISSUER']!,
  TOKEN_AUDIENCE: trusting()['TOKEN_AUDIENCE']!,
  get JWKS_URL() {
    return `http://127.0.0.1:${nowhere.port}/jwks.json`;
  },
});
test('known keys verify new tokens while the endpoint is down', async () => {
  expect(await house.graph.as(await issuer.sign(first)).get('{ street }')).toEqual({ street: 'Elm' });
  issuer.published = null;
  const answer = await house.graph.as(await issuer.sign(first, { sub: 'bob' })).ask('{ street }');
  issuer.published = [first.jwk];
  expect(answer).toEqual({ status: 200, data: { street: 'Elm' } });
});

test('a token signed with a new key is accepted once the key is published', async () => {
  const second = await createKey('second');
  const token = await issuer.sign(second);
  expect(await house.graph.as(token).ask('{ street }')).toMatchObject({ status: 401 });

  issuer.published = [second.jwk, first.jwk];

  // The gateway asks for keys that it does not know, but not at every request.
  let answer = await house.graph.as(token).ask('{ street }');
  for (const until = Date.now() + 30_000; answer.status === 401 && Date.now() < until;)
    answer = await house.graph.as(token).ask('{ street }');
  expect(answer).toEqual({ status: 200, data: { street: 'Elm' } });
  expect(await house.graph.as(await issuer.sign(first)).get('{ street }')).toEqual({ street: 'Elm' });
});

test('as long as no keys were ever had, no token can be verified, and visitors are served', async () => {
  const token = await issuer.sign(first);
  const response = await fetch(keyless.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ street }' }),
  });
  expect([response.status, await response.json()]).toEqual([
    503,
    { errors: [{ message: expect.any(String), extensions: { code: 'SERVICE_UNAVAILABLE' } }] },
  ]);
  expect(await keyless.graph.get('{ street }')).toEqual({ street: 'Elm' });
});
