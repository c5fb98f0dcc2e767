import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const subgraph = (field: string) => ({
  sdl: `type Query { ${field}: Int } type Mutation { ${field}Now: Int }`,
  resolvers: { Query: { [field]: () => 1 }, Mutation: { [`${field}Now`]: () => 1 } },
});

const web = useScriptedGraph(
  { bank: subgraph('pay'), shop: subgraph('buy') },
  { SUBGRAPH_CLIENT_ADDRESS: 'bank=true', TRUSTED_PROXIES: '1' },
);

const ask = (query: string) =>
  web.graph.send(JSON.stringify({ query }), {
    'x-forwarded-for': '203.0.113.9',
    'x-client-address': '192.0.2.1',
  });

const received = () => ({
  bank: web.subgraphs.bank.asked.map(({ headers }) => headers['x-client-address']),
  shop: web.subgraphs.shop.asked.map(({ headers }) => headers['x-client-address']),
});

test('a mutation carries the address that the gateway vouches for, where that is set', async () => {
  expect(await ask('mutation { payNow buyNow }')).toMatchObject({ data: { payNow: 1, buyNow: 1 } });
  expect(received()).toEqual({ bank: ['203.0.113.9'], shop: [undefined] });
});

test('a query, whose answer may be shared, carries none', async () => {
  expect(await ask('{ pay buy }')).toMatchObject({ data: { pay: 1, buy: 1 } });
  expect(received()).toEqual({ bank: [undefined], shop: [undefined] });
});

test('without a trusted proxy it is the address of the connection', async () => {
  const response = await web.graph.send(JSON.stringify({ query: 'mutation { payNow }' }));
  expect(response).toMatchObject({ data: { payNow: 1 } });
  expect(received().bank).toEqual(['127.0.0.1']);
});
