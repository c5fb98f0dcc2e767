import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { beforeEach, expect, test } from '@jest/globals';

import { says } from '../execution/support/scripts.ts';
import type { Script } from '../execution/support/ScriptedSubgraph.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { type Scrape, scrape } from './support/Scrape.ts';

const METRICS_PORT = await findFreePort();
const PAUSE_MS = 300;

const web = useScriptedGraph(
  {
    items: {
      sdl: 'type Query { item: Item } type Mutation { touch: Item } type Item @key(fields: "id") { id: ID! }',
      resolvers: { Query: { item: () => ({ id: '1' }) }, Mutation: { touch: () => ({ id: '1' }) } },
    },
    names: {
      sdl: 'type Item @key(fields: "id") { id: ID! name: String }',
      resolvers: { Item: { __resolveReference: () => ({ name: 'one' }) } },
    },
  },
  {
    METRICS_PORT: String(METRICS_PORT),
    SUBGRAPH_TIMEOUT: '400',
    SUBGRAPH_RESPONSE_LIMIT: '1000',
    SUBGRAPH_FAILURE_SHARE: '0,names=50',
    SUBGRAPH_PAUSE: String(PAUSE_MS),
    SUBGRAPH_CONNECTIONS: '1',
    SUBGRAPH_QUEUE: '0',
  },
);

let before: Scrape;
beforeEach(async () => {
  before = await scrape(METRICS_PORT);
});

/** What was counted of subgraphs since the test began. */
async function counted(): Promise<Record<string, number>> {
  const changes = (await scrape(METRICS_PORT)).since(before);
  return Object.fromEntries(Object.entries(changes).filter(([series]) => series.startsWith('gateway_subgraph_')));
}

const requests = (subgraph: string, outcome: string, count = 1) => ({
  [`gateway_subgraph_request_duration_seconds_count{subgraph="${subgraph}",outcome="${outcome}"}`]: count,
});
const retries = (subgraph: string, count: number) => ({
  [`gateway_subgraph_retries_total{subgraph="${subgraph}"}`]: count,
});
const circuit = (state: string, change: number) => ({
  [`gateway_subgraph_circuit_state{subgraph="names",state="${state}"}`]: change,
});

const hangs: Script = () => undefined;
const breaksOff: Script = (response) => response.socket?.destroy();

test('counts the requests to each subgraph', async () => {
  await web.graph.ask('{ item { id name } }');
  expect(await counted()).toEqual({ ...requests('items', 'answered'), ...requests('names', 'answered') });
});

test('a response that is not GraphQL counts as a response', async () => {
  web.subgraphs.items.follow(says('<html>', { 'content-type': 'text/html' }));
  await web.graph.ask('{ item { id } }');
  expect(await counted()).toEqual(requests('items', 'answered'));
});

test.each<[string, Script, string]>([
  ['fails', says('down', {}, 500), 'failed'],
  ['hangs', hangs, 'timeout'],
  ['answers too much', says(JSON.stringify({ data: { touch: { id: 'x'.repeat(2_000) } } })), 'oversized'],
  ['breaks off', breaksOff, 'unreachable'],
])('a mutation that %s is sent once', async (_, script, outcome) => {
  web.subgraphs.items.follow(script);
  await web.graph.ask('mutation { touch { id } }');
  expect(await counted()).toEqual(requests('items', outcome));
});

test('a query that does not reach the subgraph counts once per attempt', async () => {
  web.subgraphs.items.follow(breaksOff);
  await web.graph.ask('{ item { id } }');
  expect(await counted()).toEqual({ ...requests('items', 'unreachable', 3), ...retries('items', 2) });
});

test('a request whose client disconnects is cancelled', async () => {
  const arrived = new Promise<void>((resolve) => web.subgraphs.items.follow(() => resolve()));
  const leaving = new AbortController();
  const body = JSON.stringify({ query: '{ item { id } }' });
  const headers = { 'content-type': 'application/json' };
  const asked = fetch(web.graph.url, { method: 'POST', headers, body, signal: leaving.signal });
  await arrived;
  expect(await counted()).toEqual({ 'gateway_subgraph_requests_in_flight{subgraph="items"}': 1 });
  leaving.abort();
  await expect(asked).rejects.toThrow(/abort/);
  await expectSoon(requests('items', 'cancelled'));
});

test('a request beyond the queue counts as unsent', async () => {
  let release: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) =>
    web.subgraphs.items.follow(async (response, _, usual) => {
      resolve();
      await new Promise<void>((go) => (release = go));
      response.end(JSON.stringify(await usual()));
    }),
  );
  const first = web.graph.ask('{ item { id } }');
  await arrived;
  await web.graph.ask('{ again: item { id } }');
  release();
  await first;
  expect(await counted()).toEqual({
    ...requests('items', 'answered'),
    'gateway_subgraph_requests_unsent_total{subgraph="items",reason="overloaded"}': 1,
  });
});

test('shows the state of the circuit breaker, and the requests that it rejects', async () => {
  const ask = () => web.graph.ask<{ item: { name: string | null } }>('{ item { id name } }');
  web.subgraphs.names.follow(says('down', {}, 500));
  const unsent = 'gateway_subgraph_requests_unsent_total{subgraph="names",reason="unavailable"}';
  let asked = 0;
  while ((await counted())[unsent] === undefined) {
    await ask();
    asked += 1;
  }
  expect(await counted()).toEqual({
    ...requests('items', 'answered', asked),
    ...requests('names', 'failed', asked - 1),
    ...circuit('open', 1),
    ...circuit('closed', -1),
    [unsent]: 1,
  });

  web.subgraphs.names.reset();
  while ((await ask()).data.item.name === null);
  const changes = await counted();
  expect(Object.keys(changes).filter((series) => series.includes('circuit_state'))).toEqual([]);
});

/** Waits until this, and nothing else, was counted. */
async function expectSoon(expected: Record<string, number>): Promise<void> {
  for (;;) {
    const changes = await counted();
    if (!Object.keys(changes).some((series) => series.includes('in_flight'))) {
      expect(changes).toEqual(expected);
      return;
    }
  }
}
