import { readFile } from 'node:fs/promises';

import { subgraphNames } from '@online-books/tools/repository';
import type { Service } from '@online-books/tools/processes/startService';
import { beforeAll, expect, test } from '@jest/globals';

import { Graph } from '../support/Graph.ts';
import { placeOrder } from '../support/orders.ts';
import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';
import { type Scrape, scrape } from './support/Scrape.ts';

// Each takes a port that is free, and its log tells which.
const METRICS_PORT = '0';
const shop = useStack({
  LOG_LEVEL: 'info',
  gatewayEnvironment: { METRICS_PORT },
  subgraphEnvironment: () => ({ METRICS_PORT }),
});

const ports = new Map<string, number>();
beforeAll(async () => {
  const services = [shop.stack.gateway, ...subgraphNames.map((name) => shop.stack.subgraphs[name])];
  for (const service of services) ports.set(service.name, await portInLog(service));
});

async function portInLog({ logFile }: Service): Promise<number> {
  for (;;) {
    const lines = (await readFile(logFile, 'utf8')).split('\n');
    const line = lines.find((text) => text.includes('"msg":"serving metrics"'));
    if (line) return (JSON.parse(line) as { port: number }).port;
  }
}

const services = ['gateway', ...subgraphNames];
const scrapeAll = async () =>
  new Map(await Promise.all(services.map(async (name) => [name, await scrape(ports.get(name)!)] as const)));

/** What each service counts of operations and errors while something is done. */
async function counted(act: () => Promise<unknown>): Promise<Record<string, Record<string, number>>> {
  const before = await scrapeAll();
  await act();
  const after = await scrapeAll();
  const changes = services.map((name) => [name, operationsSince(after.get(name)!, before.get(name)!)] as const);
  return Object.fromEntries(changes.filter(([, counts]) => Object.keys(counts).length > 0));
}

function operationsSince(after: Scrape, before: Scrape): Record<string, number> {
  return Object.fromEntries(Object.entries(after.since(before)).filter(([series]) => series.startsWith('graphql_')));
}

const operations = (kind: string, outcome: string, count = 1) => ({
  [`graphql_operation_duration_seconds_count{kind="${kind}",outcome="${outcome}"}`]: count,
});

test('an operation is counted by the gateway and by each of its subgraphs', async () => {
  expect(await counted(() => shop.graph.get('{ books(first: 1) { nodes { title price { amount } } } }'))).toEqual({
    gateway: operations('query', 'success'),
    recommendations: operations('query', 'success'),
    orders: operations('query', 'success'),
  });
});

test('an error is counted where it occurs and where it is passed on', async () => {
  const krishna = await signIn(shop.graph, 'krishna');
  const error = { ...operations('query', 'error'), 'graphql_errors_total{code="NOT_FOUND"}': 1 };
  expect(
    await counted(() => krishna.graph.ask('{ order(id: "018f0000-0000-7000-8000-000000000000") { id } }')),
  ).toEqual({
    gateway: error,
    orders: error,
  });
});

test('a mutation is counted as one', async () => {
  const krishna = await signIn(shop.graph, 'krishna');
  expect(await counted(() => placeOrder(krishna.graph, [{ bookId: '1' }]))).toMatchObject({
    gateway: operations('mutation', 'success'),
    orders: operations('mutation', 'success'),
  });
});

test('a subgraph counts rejected callers', async () => {
  const stranger = new Graph(shop.stack.subgraphs.orders.url);
  expect(await counted(() => stranger.ask('{ __typename }'))).toEqual({
    orders: {
      ...operations('unknown', 'refused'),
      'graphql_requests_refused_total{code="CALLER_NOT_TRUSTED"}': 1,
      'graphql_errors_total{code="CALLER_NOT_TRUSTED"}': 1,
    },
  });
});
