import * as fc from 'fast-check';
import { afterEach, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { arbitraryOperation } from './support/arbitraryOperation.ts';
import { fuzz, FUZZ_TIMEOUT_MS } from './support/fuzz.ts';
import { LiveMemory } from './support/LiveMemory.ts';

const live = new LiveMemory();

const NODE = { __typename: 'Leaf', id: '1', name: 'n', color: 'RED' };
const web = useScriptedGraph(
  {
    trees: {
      sdl: `type Query { node(id: ID, in: In): Node leaf(id: ID!): Leaf any: [Any] text(words: [String!]): String }
        type Mutation { grow(in: In!): Leaf }
        input In { text: String inner: In }
        enum Color { RED GREEN }
        interface Node { id: ID! name: String }
        union Any = Leaf | Branch
        type Leaf implements Node @key(fields: "id") { id: ID! name: String color: Color }
        type Branch implements Node { id: ID! name: String leaves(first: Int = 2): [Leaf!]! }`,
      resolvers: {
        Query: { node: () => NODE, leaf: () => NODE, any: () => [NODE, null], text: () => 'ö"\u0000' },
        Mutation: { grow: () => NODE },
        Branch: { leaves: () => [NODE] },
        Leaf: { __resolveReference: () => NODE },
      },
    },
    colors: {
      sdl: `type Leaf @key(fields: "id") { id: ID! shade: Float! others: [Leaf] }`,
      resolvers: { Leaf: { __resolveReference: () => ({ id: '1', shade: 0.5, others: [{ id: '1' }] }) } },
    },
  },
  { ...live.environment, INTROSPECTION: 'true', BATCH_LIMIT: '3' },
);

const HEADERS = fc.record({
  'content-type': fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/graphql',
    'text/plain',
  ),
  accept: fc.constantFrom('*/*', 'application/json', 'application/graphql-response+json', 'text/html', 'a/b', ';q=,'),
  authorization: fc.constantFrom('Bearer x', 'Basic eA==', ''),
  'apollo-require-preflight': fc.constantFrom('', '1'),
});

const memory = () => live.of(web.pid);

async function isAnswered(init: RequestInit, search = ''): Promise<boolean> {
  const response = await fetch(web.graph.url + search, init);
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${response.status}: ${text}`);
  return text.includes('"data":{');
}

afterEach(async () => {
  expect(await web.graph.get('{ __typename }')).toEqual({ __typename: 'Query' });
});

const mostlyTrue = fc.oneof({ weight: 10, arbitrary: fc.boolean() }, { weight: 1, arbitrary: fc.jsonValue() });

test(
  'valid and almost valid operations',
  async () => {
    const schema = buildClientSchema(await web.graph.get<IntrospectionQuery>(getIntrospectionQuery()));
    const executed = await fuzz({
      kind: 'operations',
      arbitrary: fc.tuple(arbitraryOperation(schema), mostlyTrue, HEADERS),
      memory,
      async send([query, yes, headers]) {
        const body = JSON.stringify({ query, variables: { yes } });
        return isAnswered({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
      },
    });
    expect(executed).toBeGreaterThan(0);
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'arbitrary JSON bodies',
  async () => {
    const parameters = fc.record(
      {
        query: fc.oneof(fc.constantFrom('{ text }', '{ leaf(id: 1) { shade } }'), fc.jsonValue()),
        operationName: fc.oneof(fc.string(), fc.jsonValue()),
        variables: fc.jsonValue(),
        extensions: fc.oneof(fc.record({ persistedQuery: fc.jsonValue() }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(parameters, fc.array(parameters, { maxLength: 4 }), fc.jsonValue());
    await fuzz({
      kind: 'JSON',
      arbitrary: fc.tuple(body, HEADERS),
      memory,
      send: ([value, headers]) => isAnswered({ method: 'POST', headers, body: JSON.stringify(value) }),
    });
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'arbitrary bodies and URLs',
  async () => {
    const sent = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 50 }), HEADERS);
    await fuzz({
      kind: 'bytes',
      arbitrary: sent,
      memory,
      async send([bytes, text, headers]) {
        await isAnswered({ method: 'POST', headers, body: Buffer.from(bytes) });
        const search = new URLSearchParams({ query: text, variables: text, extensions: text }).toString();
        return isAnswered({ headers }, `?${search}`);
      },
    });
  },
  FUZZ_TIMEOUT_MS,
);
