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
])('introspection: $name', async ({ query, data }) => {
  const { data: answered } = await zoo.graph.ask(query);
  expect(JSON.stringify(answered)).toBe(JSON.stringify(data));
});

test('introspection is answered beside data that is wrong', async () => {
  zoo.subgraphs.zoo.follow(answers({ data: { animal: 5 } }));
  expect(await zoo.graph.ask('{ __schema { queryType { name } } animal { name } }')).toMatchObject({
    status: 200,
    data: { __schema: { queryType: { name: 'Query' } }, animal: null },
    errors: [{ path: ['animal'] }],
  });
});
