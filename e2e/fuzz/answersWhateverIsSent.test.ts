import { execFileSync } from 'node:child_process';
import { env } from 'node:process';

import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { arbitraryOperation } from './support/arbitraryOperation.ts';

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
  { INTROSPECTION: 'true', BATCH_LIMIT: '3' },
);

/** Milliseconds for each kind of request; longer by `FUZZ_MS`. A run is repeated with the seed that it prints: `FUZZ_SEED`. */
const BUDGET = Number(env['FUZZ_MS'] ?? 4_000);
const SEED = Number(env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

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

/** What the gateway has in memory, in MiB. */
const memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(web.pid)])) / 1024;

/** Caches fill, and the collector takes its time; what leaks with every request goes beyond this. In MiB. */
const GROWTH_AT_MOST = 250;

let executed = 0;

async function isAnswered(init: RequestInit, search = ''): Promise<void> {
  const response = await fetch(web.graph.url + search, init);
  const text = await response.text();
  if (response.status >= 500) throw new Error(`${response.status}: ${text}`);
  if (text.includes('"data":{')) executed += 1;
  if (/node_modules|\n\s+at |127\.0\.0\.1/.test(text)) throw new Error(`It tells too much: ${text}`);
}

async function fuzz<Value>(kind: string, arbitrary: fc.Arbitrary<Value>, send: (value: Value) => Promise<void>) {
  const before = memory();
  executed = 0;
  const details = await fc.check(fc.asyncProperty(arbitrary, send), {
    seed: SEED,
    numRuns: 1_000_000,
    interruptAfterTimeLimit: BUDGET,
    markInterruptAsFailure: false,
  });
  console.info(
    `${kind}: ${details.numRuns} requests, ${executed} of them executed, memory ${Math.round(before)} to ${Math.round(memory())} MiB, seed ${details.seed}`,
  );
  if (details.failed) throw new Error(fc.defaultReportMessage(details));
  expect(memory() - before).toBeLessThan(GROWTH_AT_MOST);
  expect(await web.graph.get('{ __typename }')).toEqual({ __typename: 'Query' });
}

const mostlyTrue = fc.oneof({ weight: 10, arbitrary: fc.boolean() }, { weight: 1, arbitrary: fc.jsonValue() });

test('operations that are valid, or nearly so', async () => {
  const schema = buildClientSchema(await web.graph.get<IntrospectionQuery>(getIntrospectionQuery()));
  await fuzz('operations', fc.tuple(arbitraryOperation(schema), mostlyTrue, HEADERS), async ([query, yes, headers]) => {
    const body = JSON.stringify({ query, variables: { yes } });
    await isAnswered({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
  });
});

test('bodies that are any JSON', async () => {
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
  await fuzz('JSON', fc.tuple(body, HEADERS), async ([value, headers]) => {
    await isAnswered({ method: 'POST', headers, body: JSON.stringify(value) });
  });
});

test('bodies and addresses that are anything', async () => {
  const sent = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 50 }), HEADERS);
  await fuzz('bytes', sent, async ([bytes, text, headers]) => {
    await isAnswered({ method: 'POST', headers, body: Buffer.from(bytes) });
    const search = new URLSearchParams({ query: text, variables: text, extensions: text }).toString();
    await isAnswered({ headers }, `?${search}`);
  });
});
