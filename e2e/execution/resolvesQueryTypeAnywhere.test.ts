import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const graph = useScriptedGraph(
  {
    actions: {
      sdl: `
        type Query { clock: Int self: Query list: [Query!] none: Query @shareable }
        type Mutation { touch: Payload }
        type Payload { ok: Boolean query: Query }`,
      resolvers: {
        Query: { clock: () => 12, self: () => ({}), list: () => [{}, {}], none: () => null },
        Mutation: { touch: () => ({ ok: true, query: {} }) },
      },
    },
    users: {
      sdl: `
        type Query { me: User none: Query @shareable }
        type User @key(fields: "id") { id: ID! graph: Query name: String }`,
      resolvers: { Query: { me: () => ({ id: '1', name: 'Ann', graph: {} }), none: () => null } },
    },
  },
  { INTROSPECTION: 'true' },
);

test.each([
  [
    'a mutation payload',
    'mutation { touch { ok query { clock me { name } } } }',
    { touch: { ok: true, query: { clock: 12, me: { name: 'Ann' } } } },
  ],
  [
    'the root',
    '{ self { clock me { name } self { clock } } }',
    { self: { clock: 12, me: { name: 'Ann' }, self: { clock: 12 } } },
  ],
  ['a list', '{ list { clock me { id } } }', { list: [1, 2].map(() => ({ clock: 12, me: { id: '1' } })) }],
  ['an entity', '{ me { graph { clock me { name } } } }', { me: { graph: { clock: 12, me: { name: 'Ann' } } } }],
  ['an object that is null', '{ none { clock me { name } } }', { none: null }],
  ['aliases', '{ a: self { clock } b: self { x: clock } }', { a: { clock: 12 }, b: { x: 12 } }],
])('the graph is queried below %s', async (_, query, data) => {
  expect(await graph.graph.get(query)).toEqual(data);
});

test.each([
  [
    'a mutation payload',
    'mutation { touch { query { __schema { queryType { name } } __typename } } }',
    { touch: { query: { __schema: { queryType: { name: 'Query' } }, __typename: 'Query' } } },
  ],
  [
    'a list, beside data',
    '{ list { clock __type(name: "User") { name } } }',
    { list: [1, 2].map(() => ({ clock: 12, __type: { name: 'User' } })) },
  ],
  [
    'an entity, with aliases, fragments and variables',
    'query ($n: String!) { me { graph { ...F t: __type(name: $n) { kind } } } } fragment F on Query { t: __type(name: $n) { name } }',
    { me: { graph: { t: { name: 'User', kind: 'OBJECT' } } } },
  ],
  ['an object that is null', '{ none { __schema { queryType { name } } } }', { none: null }],
  ['nothing that is known', '{ self { __type(name: "Nobody") { name } } }', { self: { __type: null } }],
])('the schema is introspected below %s', async (_, query, data) => {
  expect(await graph.graph.get(query, { n: 'User' })).toEqual(data);
});

test('errors of introspection have their paths', async () => {
  const { data, errors } = await graph.graph.ask(
    'query ($n: String = "User") { list { x: __type(name: $n) { name } } }',
    {
      n: null,
    },
  );
  expect(data).toEqual({ list: [{ x: null }, { x: null }] });
  expect(errors?.map(({ path, extensions: { code } }) => ({ path, code }))).toEqual([
    { path: ['list', 0, 'x'], code: 'BAD_USER_INPUT' },
    { path: ['list', 1, 'x'], code: 'BAD_USER_INPUT' },
  ]);
});
