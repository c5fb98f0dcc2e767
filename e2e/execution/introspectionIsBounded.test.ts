import { expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const web = useScriptedGraph(
  {
    any: {
      sdl: `type Query { item: Item } type Mutation { touch: Touched } type Touched { query: Query }
        ${Array.from({ length: 30 }, (_, at) => `type T${at} { a(x: Int): Int b: Item c: [Item!]! }`).join(' ')}
        type Item { id: ID }`,
      resolvers: { Mutation: { touch: () => ({ query: {} }) } },
    },
  },
  { INTROSPECTION: 'true', DEMAND_CONTROL: 'enforce', COST_EXTENSIONS: 'true' },
);

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');
const options = {
  schemaDescription: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
};

test.each([
  ['the standard query', getIntrospectionQuery()],
  ['the standard query with all its options', getIntrospectionQuery(options)],
  ['a type', '{ __type(name: "T1") { name fields { name args { name } type { name kind ofType { name } } } } }'],
])('%s is executed', async (_, query) => {
  expect(await web.graph.ask(query)).toMatchObject({ status: 200, data: expect.anything() });
});

test.each([
  ['aliases of the schema', `{ ${many(40, (at) => `a${at}: __schema { types { name } }`)} }`],
  ['aliases of a type', `{ ${many(40, (at) => `a${at}: __type(name: "T1") { name }`)} }`],
  ['aliases within', `{ __schema { ${many(150, (at) => `a${at}: types { name fields { name } }`)} } }`],
  [
    'aliases below the root',
    `mutation { touch { query { ${many(40, (at) => `a${at}: __schema { types { name } }`)} } } }`,
  ],
])('%s are rejected', async (_, query) => {
  const answer = await web.graph.ask(query);
  expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'INTROSPECTION_TOO_LARGE' } }] });
});

test('introspection has a cost', async () => {
  const { extensions } = (await web.graph.send(JSON.stringify({ query: getIntrospectionQuery() }), {
    'x-cost': '1',
  })) as unknown as { extensions: { cost: { estimated: number } } };
  expect(extensions.cost.estimated).toBeGreaterThan(10);
});
