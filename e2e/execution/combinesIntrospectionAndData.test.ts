import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql';
import { expect, test } from '@jest/globals';

import { answers } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const zoo = useScriptedGraph(
  {
    zoo: {
      sdl: `
        type Query { animal: Animal secret: Secret @inaccessible }
        type Animal { name: String price: Int @inaccessible }
        type Secret @inaccessible { x: Int }`,
      resolvers: { Query: { animal: () => ({ name: 'Bear' }) } },
    },
  },
  { INTROSPECTION: 'true' },
);

test('the schema is the one that clients may see', async () => {
  const schema = printSchema(buildClientSchema(await zoo.graph.get<IntrospectionQuery>(getIntrospectionQuery())));
  expect(schema.replaceAll(/\s+/g, ' ').trim()).toBe('type Animal { name: String } type Query { animal: Animal }');
  expect(zoo.subgraphs.zoo.asked).toEqual([]);
});

test.each([
  {
    name: 'beside data, in order',
    query: '{ __schema { queryType { name } } animal { name } __type(name: "Animal") { fields { name } } __typename }',
    data: {
      __schema: { queryType: { name: 'Query' } },
      animal: { name: 'Bear' },
      __type: { fields: [{ name: 'name' }] },
      __typename: 'Query',
    },
  },
  {
    name: 'in fragments, aliased, with variables, twice',
    query: `query ($n: String = "Animal") { ...F a: __type(name: $n) { kind } animal { __typename } }
      fragment F on Query { a: __type(name: $n) { name ...G } } fragment G on __Type { fields { type { name } } }`,
    data: {
      a: { name: 'Animal', fields: [{ type: { name: 'String' } }], kind: 'OBJECT' },
      animal: { __typename: 'Animal' },
    },
  },
  {
    name: 'conditional',
    query:
      'query ($no: Boolean = false) { __schema @include(if: $no) { queryType { name } } __type(name: "X") @skip(if: $no) { name } }',
    data: { __type: null },
  },
  {
    name: 'of a hidden type',
    query: '{ __type(name: "Secret") { name } join: __type(name: "join__Graph") { name } }',
    data: { __type: null, join: null },
  },
  {
    name: 'under names of other fields',
    query: '{ animal: __schema { queryType { name } } __schema: animal { name } }',
    data: { animal: { queryType: { name: 'Query' } }, __schema: { name: 'Bear' } },
  },
  {
    name: 'conditional in part',
    query: `query ($no: Boolean = false) {
      ...F @include(if: $no) __type(name: "Animal") { kind } __type(name: "Animal") @include(if: $no) { description }
    } fragment F on Query { __type(name: "Animal") { name } }`,
    data: { __type: { kind: 'OBJECT' } },
  },
])('introspection: $name', async ({ query, data }) => {
  const { data: answered } = await zoo.graph.ask(query);
  expect(JSON.stringify(answered)).toBe(JSON.stringify(data));
});

const NULLABLE = 'query ($n: String = "Animal")';

test.each([
  { name: 'alone', query: `${NULLABLE} { __type(name: $n) { name } }`, data: { __type: null }, paths: [['__type']] },
  {
    name: 'beside data',
    query: `${NULLABLE} { __type(name: $n) { name } animal { name } }`,
    data: { __type: null, animal: { name: 'Bear' } },
    paths: [['__type']],
  },
  {
    name: 'twice, in a fragment, and under the name of another field',
    query: `${NULLABLE} { ...F alias_x: __type(name: $n) { name } ok: __type(name: "Animal") { name } }
      fragment F on Query { animal: __type(name: $n) { name } }`,
    data: { animal: null, alias_x: null, ok: { name: 'Animal' } },
    paths: [['animal'], ['alias_x']],
  },
  {
    name: 'not wanted',
    query: `query ($n: String = "Animal", $no: Boolean = false) { __type(name: $n) @include(if: $no) { name } ... @include(if: $no) { t: __type(name: $n) { name } }
      animal { name } }`,
    data: { animal: { name: 'Bear' } },
    paths: undefined,
  },
])('a null type name is an error: $name', async ({ query, data, paths }) => {
  expect(await zoo.graph.ask(query, { n: null })).toEqual({
    status: 200,
    data,
    errors: paths?.map((path) => ({
      message: 'Argument "name" of non-null type "String!" must not be null.',
      path,
      extensions: { code: 'BAD_USER_INPUT' },
    })),
  });
});

test('introspection is returned beside invalid data', async () => {
  zoo.subgraphs.zoo.follow(answers({ data: { animal: 5 } }));
  expect(await zoo.graph.ask('{ __schema { queryType { name } } animal { name } }')).toMatchObject({
    status: 200,
    data: { __schema: { queryType: { name: 'Query' } }, animal: null },
    errors: [{ path: ['animal'] }],
  });
});
