import { randomInt } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const web = useScriptedGraph(
  {
    shop: {
      sdl: 'type Query { item: Item } type Item { id: ID a: Int b: Int c: Int }',
      resolvers: { Query: { item: () => ({ id: '1' }) } },
    },
  },
  // An item costs 1, and each selection of an operation that is not planned yet 10.
  { RATE_LIMIT: '100/1h', PLANNING_COST: '10', TRUSTED_PROXIES: '1' },
);

const newAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;

async function statusOf(query: string, address: string, variables: object = {}): Promise<number> {
  const response = await fetch(web.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ query, variables }),
  });
  await response.arrayBuffer();
  return response.status;
}

test('a client with new operations is limited before one that repeats operations', async () => {
  const [inventive, steady] = [newAddress(), newAddress()];
  const statuses = [];
  for (let at = 0; at < 4; at++) statuses.push(await statusOf(`{ x${at}: item { id a } }`, inventive));
  expect(statuses).toEqual([200, 200, 200, 429]);
  for (let time = 0; time < 20; time++) expect(await statusOf('{ x0: item { id a } }', steady)).toBe(200);
});

test('a planned operation costs other clients its execution only', async () => {
  const [first, second] = [newAddress(), newAddress()];
  const query = '{ paid: item { id a b c } }';
  expect(await statusOf(query, first)).toBe(200);
  for (let time = 0; time < 50; time++) expect(await statusOf(query, second)).toBe(200);
});

test('each combination of conditions is planned and charged once', async () => {
  const query = `query ($a: Boolean!, $b: Boolean!, $c: Boolean!) {
    item { id a @include(if: $a) b @include(if: $b) c @include(if: $c) } }`;
  const address = newAddress();
  const statuses = [];
  for (let bits = 0; bits < 8; bits++)
    statuses.push(await statusOf(query, address, { a: (bits & 1) > 0, b: (bits & 2) > 0, c: (bits & 4) > 0 }));
  expect(statuses).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);
  const other = newAddress();
  for (let time = 0; time < 20; time++)
    expect(await statusOf(query, other, { a: false, b: false, c: false })).toBe(200);
});
