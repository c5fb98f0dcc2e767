import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const DONE = { ok: true };

const web = useScriptedGraph(
  {
    bank: {
      sdl: `
        type Query { unlock(pin: String): Done balance: Int }
        type Mutation { pay(pin: String): Done lock(pin: String): Done note(text: String): Done }
        type Done { ok: Boolean }`,
      resolvers: {
        Query: { unlock: () => DONE, balance: () => 1 },
        Mutation: { pay: () => DONE, lock: () => DONE, note: () => DONE },
      },
    },
  },
  { NON_REPEATABLE_FIELDS: 'Mutation.pay, Mutation.lock,Query.unlock', BATCH_LIMIT: '3' },
);

const rejected = (coordinate: string, key: string) => ({
  status: 400,
  errors: [
    {
      message: `${coordinate} can be selected only once per operation.`,
      path: [key],
      extensions: { code: 'FIELD_NOT_REPEATABLE' },
    },
  ],
});

const PAIR =
  'mutation ($x: Boolean!, $y: Boolean = false) { a: pay @include(if: $x) { ok } b: pay @skip(if: $y) { ok } }';

test.each([
  ['aliases', 'mutation { a: pay(pin: "1") { ok } b: pay(pin: "2") { ok } }', {}, 'Mutation.pay', 'b'],
  ['a field and an alias', 'mutation { pay { ok } again: pay { ok } }', {}, 'Mutation.pay', 'again'],
  ['another listed field between', 'mutation { pay { ok } lock { ok } l: lock { ok } }', {}, 'Mutation.lock', 'l'],
  [
    'a fragment',
    'mutation { lock { ok } ...F } fragment F on Mutation { pay { ok } ...G } fragment G on Mutation { p: pay { ok } }',
    {},
    'Mutation.pay',
    'p',
  ],
  ['an inline fragment', 'mutation { pay { ok } ... { ... on Mutation { c: pay { ok } } } }', {}, 'Mutation.pay', 'c'],
  ['conditions that both hold', PAIR, { x: true }, 'Mutation.pay', 'b'],
  ['a query', '{ a: unlock(pin: "1") { ok } balance b: unlock(pin: "2") { ok } }', {}, 'Query.unlock', 'b'],
])(
  'a non-repeatable field that is repeated by %s is rejected before any request',
  async (_, query, variables, coordinate, key) => {
    expect(await web.graph.ask(query, variables)).toMatchObject(rejected(coordinate, key));
    expect(web.subgraphs.bank.asked).toEqual([]);
  },
);

test.each([
  ['once', 'mutation { pay { ok } }', {}, { pay: DONE }],
  ['each listed field once', 'mutation { pay { ok } lock { ok } }', {}, { pay: DONE, lock: DONE }],
  ['twice under one response key', 'mutation { pay { ok } ... { pay { __typename } } }', {}, { pay: { ok: true } }],
  ['under a condition that holds for one', PAIR, { x: false }, { b: DONE }],
  ['under another condition that holds for one', PAIR, { x: true, y: true }, { a: DONE }],
  ['twice, skipped once by a literal', 'mutation { pay { ok } b: pay @skip(if: true) { ok } }', {}, { pay: DONE }],
  [
    'beside repeated fields that are not listed',
    'mutation { pay { ok } a: note { ok } b: note { ok } }',
    {},
    { a: DONE },
  ],
])('a non-repeatable field is executed: %s', async (_, query, variables, data) => {
  expect(await web.graph.ask(query, variables)).toMatchObject({ status: 200, data });
});

test('other operations of the document do not count', async () => {
  const query = 'mutation A { pay { ok } b: pay { ok } } mutation B { pay { ok } }';
  const send = (operationName: string) => web.graph.send(JSON.stringify({ query, operationName }));
  expect(await send('B')).toMatchObject({ status: 200, data: { pay: DONE } });
  expect(await send('A')).toMatchObject(rejected('Mutation.pay', 'b'));
});

test('operations of a batch count separately', async () => {
  const batch = ['mutation { pay { ok } }', 'mutation { a: pay { ok } b: pay { ok } }', 'mutation { pay { ok } }'];
  const response = await fetch(web.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch.map((query) => ({ query }))),
  });
  expect(await response.json()).toMatchObject([
    { data: { pay: DONE } },
    { errors: [{ path: ['b'], extensions: { code: 'FIELD_NOT_REPEATABLE' } }] },
    { data: { pay: DONE } },
  ]);
});
