import { randomUUID } from 'node:crypto';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { GraphQLError } from 'graphql';
import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import type { Answer } from '../support/Graph.ts';
import { scrape } from './support/Scrape.ts';

const METRICS_PORT = await findFreePort();

const web = useScriptedGraph(
  {
    items: {
      sdl: `
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"])
        type Query { item: Item items: [Item] top(first: Int): [Item] @listSize(slicingArguments: ["first"]) missing: Item unavailable: Item rare(of: String): Int }
        type Mutation { touch: Item }
        type Item { id: ID related(first: Int): [Item] @listSize(slicingArguments: ["first"]) }`,
      resolvers: {
        Query: {
          item: () => ({ id: '1' }),
          items: () => [{ id: '1' }, { id: '2' }],
          rare: () => 1,
          missing: () => {
            throw new GraphQLError('There is none.', { extensions: { code: 'NOT_FOUND' } });
          },
          unavailable: () => {
            throw new GraphQLError('Not now.', { extensions: { code: 'OUT_OF_PAPER' } });
          },
        },
        Mutation: { touch: () => ({ id: '1' }) },
      },
    },
  },
  {
    METRICS_PORT: String(METRICS_PORT),
    DEMAND_CONTROL: 'enforce',
    MAX_COST: '100',
    COST_EXTENSIONS: 'true',
    MAX_DEPTH: '3',
    BATCH_LIMIT: '2',
    CORS_ORIGINS: 'https://page.example',
    RATE_LIMITED_FIELDS: 'Query.rare:1/1h by of',
    // Nobody is asked for keys: no token here looks like one.
    TOKEN_ISSUER: 'https://issuer.example',
    TOKEN_AUDIENCE: 'https://audience.example',
    JWKS_URL: 'http://127.0.0.1:1/jwks.json',
  },
);

/** What metrics count while something is done, beside what is not under test here. */
async function counted(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await scrape(METRICS_PORT);
  await act();
  const changes = (await scrape(METRICS_PORT)).since(before);
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([series]) => !/^gateway_(subgraph|operation_cache|operations_planned|.*_cost)/.test(series),
    ),
  );
}

const operations = (kind: string, outcome: string, count = 1) => ({
  [`graphql_operation_duration_seconds_count{kind="${kind}",outcome="${outcome}"}`]: count,
});
const errors = (code: string, count = 1) => ({ [`graphql_errors_total{code="${code}"}`]: count });
const refused = (code: string, kind = 'unknown', count = 1) => ({
  ...operations(kind, 'refused', count),
  [`graphql_requests_refused_total{code="${code}"}`]: count,
});

const ask = (query: string, variables = {}) => web.graph.ask(query, variables);
const post = (body: string, headers = {}) => web.graph.send(body, headers);

test.each<[string, () => Promise<unknown>, Record<string, number>]>([
  ['a query', () => ask('{ item { id } }'), operations('query', 'success')],
  ['a mutation', () => ask('mutation { touch { id } }'), operations('mutation', 'success')],
  [
    'a query with an error',
    () => ask('{ item { id } missing { id } }'),
    { ...operations('query', 'error'), ...errors('NOT_FOUND') },
  ],
  [
    'a query with several errors',
    () => ask('{ a: missing { id } b: missing { id } unavailable { id } }'),
    { ...operations('query', 'error'), ...errors('NOT_FOUND', 2), ...errors('OUT_OF_PAPER') },
  ],
  [
    'what is no GraphQL',
    () => ask('{ item { id }'),
    { ...refused('GRAPHQL_PARSE_FAILED'), ...errors('GRAPHQL_PARSE_FAILED') },
  ],
  [
    'what the schema does not have, once a request, whatever the number of its errors',
    () => ask('{ item { name } other }'),
    { ...refused('GRAPHQL_VALIDATION_FAILED'), ...errors('GRAPHQL_VALIDATION_FAILED', 2) },
  ],
  [
    'a variable of another type',
    () => ask('query ($n: Int) { top(first: $n) { id } }', { n: 'many' }),
    { ...refused('BAD_USER_INPUT', 'query'), ...errors('BAD_USER_INPUT') },
  ],
  [
    'what costs too much',
    () => ask(`{ ${Array.from({ length: 11 }, (_, at) => `a${at}: items { id }`).join(' ')} }`),
    { ...refused('COST_ESTIMATED_TOO_EXPENSIVE', 'query'), ...errors('COST_ESTIMATED_TOO_EXPENSIVE') },
  ],
  [
    'what is asked too often',
    async () => {
      const of = randomUUID();
      for (let time = 0; time < 2; time++) await ask('query ($of: String) { rare(of: $of) }', { of });
    },
    { ...operations('query', 'success'), ...refused('RATE_LIMITED', 'query'), ...errors('RATE_LIMITED') },
  ],
  [
    'a name that no operation has',
    () => post(JSON.stringify({ query: 'query A { item { id } }', operationName: 'B' })),
    { ...refused('OPERATION_RESOLUTION_FAILURE'), ...errors('OPERATION_RESOLUTION_FAILURE') },
  ],
  [
    'a broken token',
    () => post(JSON.stringify({ query: '{ item { id } }' }), { authorization: 'Bearer broken' }),
    { ...refused('UNAUTHENTICATED'), ...errors('UNAUTHENTICATED') },
  ],
  ['no operation', () => post('{}'), { ...refused('BAD_REQUEST'), ...errors('BAD_REQUEST') }],
  ['no JSON', () => post('{ "query": '), { ...refused('BAD_REQUEST'), ...errors('BAD_REQUEST') }],
  [
    'a body that is too large',
    () => post(JSON.stringify({ query: '#'.repeat(2 * 1024 * 1024) })),
    { ...refused('PAYLOAD_TOO_LARGE'), ...errors('PAYLOAD_TOO_LARGE') },
  ],
  [
    'a body of another type',
    () => post('<query/>', { 'content-type': 'application/xml' }),
    { ...refused('UNSUPPORTED_MEDIA_TYPE'), ...errors('UNSUPPORTED_MEDIA_TYPE') },
  ],
  [
    'a hash that is not registered',
    () => post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })),
    { ...refused('PERSISTED_QUERY_NOT_FOUND'), ...errors('PERSISTED_QUERY_NOT_FOUND') },
  ],
  [
    'each operation of a batch',
    () => post(JSON.stringify([{ query: '{ item { id } }' }, { query: '{ nothing }' }])),
    {
      ...operations('query', 'success'),
      ...refused('GRAPHQL_VALIDATION_FAILED'),
      ...errors('GRAPHQL_VALIDATION_FAILED'),
    },
  ],
  [
    'a batch that is too large',
    () => post(JSON.stringify(Array.from({ length: 3 }, () => ({ query: '{ item { id } }' })))),
    { ...refused('BATCH_LIMIT_EXCEEDED'), ...errors('BATCH_LIMIT_EXCEEDED') },
  ],
  [
    'each of twenty at once',
    () => Promise.all(Array.from({ length: 20 }, () => ask('{ item { id } }'))),
    operations('query', 'success', 20),
  ],
])('counts %s', async (_, act, expected) => {
  expect(await counted(act)).toEqual(expected);
});

test('the costs that metrics sum up are those that clients are told', async () => {
  const before = await scrape(METRICS_PORT);
  const told = { estimated: 0, actual: 0 };
  for (const query of ['{ item { id } }', '{ items { id } }', 'mutation { touch { id } }', '{ missing { id } }']) {
    const answer: Answer<unknown> & { extensions?: { cost: Record<'estimated' | 'actual', number> } } = await post(
      JSON.stringify({ query }),
      { 'x-cost': 'please' },
    );
    told.estimated += answer.extensions!.cost.estimated;
    told.actual += answer.extensions!.cost.actual;
    // Once more in the usual way, which nobody is told the cost of.
    await ask(query);
  }
  const changes = (await scrape(METRICS_PORT)).since(before);
  expect(told.estimated).toBeGreaterThan(told.actual);
  expect(changes).toMatchObject({
    gateway_operation_estimated_cost_sum: 2 * told.estimated,
    gateway_operation_estimated_cost_count: 8,
    gateway_operation_actual_cost_sum: 2 * told.actual,
    gateway_operation_actual_cost_count: 8,
  });
});

test('what is refused for its cost was estimated, and has cost nothing', async () => {
  const before = await scrape(METRICS_PORT);
  await ask(`{ ${Array.from({ length: 12 }, (_, at) => `a${at}: items { id }`).join(' ')} }`);
  const changes = (await scrape(METRICS_PORT)).since(before);
  expect(changes).toMatchObject({
    gateway_operation_estimated_cost_sum: 120,
    gateway_operation_estimated_cost_count: 1,
  });
  expect(Object.keys(changes).filter((series) => series.includes('actual'))).toEqual([]);
});

test('an operation is planned once', async () => {
  const before = await scrape(METRICS_PORT);
  for (let time = 0; time < 3; time++) await web.graph.get('query Known { item { id } }');
  expect((await scrape(METRICS_PORT)).since(before)).toMatchObject({
    'gateway_operation_cache_lookups_total{result="miss"}': 1,
    'gateway_operation_cache_lookups_total{result="hit"}': 2,
    gateway_operation_cache_entries: 1,
  });
});

test('an extreme estimate does not distort the sum', async () => {
  const before = await scrape(METRICS_PORT);
  await web.graph.ask('query ($n: Int) { top(first: $n) { related(first: $n) { id } } }', { n: 2 ** 31 - 1 });
  await web.graph.ask('{ item { id } }');
  expect((await scrape(METRICS_PORT)).since(before)).toMatchObject({
    gateway_operation_estimated_cost_sum: 1_000_000_001,
    gateway_operation_estimated_cost_count: 2,
  });
});

test('health checks, preflights and unknown paths are not operations', async () => {
  const { origin } = new URL(web.graph.url);
  expect(
    await counted(async () => {
      await fetch(`${origin}/health/ready`);
      await fetch(`${origin}/elsewhere`);
      const headers = { origin: 'https://page.example', 'access-control-request-method': 'POST' };
      await fetch(web.graph.url, { method: 'OPTIONS', headers });
    }),
  ).toEqual({});
});
