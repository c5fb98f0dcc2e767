import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { type RedisServer, startRedis } from '@online-books/tools/redis/startRedis';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { executeSubgraph } from '../execution/support/executeSubgraph.ts';
import { ScriptedSubgraph } from '../execution/support/ScriptedSubgraph.ts';
import { Graph } from '../support/Graph.ts';
import { type RunningGateway, startGateway } from '../support/startGateway.ts';

const START_MS = 60_000;

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { spend(purse: String): Int spendOften(purse: String): Int }`;
const subgraph = new ScriptedSubgraph(executeSubgraph(SDL, { Query: { spend: () => 1, spendOften: () => 1 } }));

let redis: RedisServer;
let folder: string;
let supergraph: string;
const gateways: RunningGateway[] = [];
let one: Graph;
let other: Graph;

/** A gateway that lets each purse be spent from twice. */
async function start(): Promise<Graph> {
  const gateway = await startGateway({
    SUPERGRAPH_PATH: supergraph,
    LOG_LEVEL: 'fatal',
    REDIS_URL: redis.url,
    RATE_LIMITED_FIELDS: 'Query.spend:2/1h by purse, Query.spendOften:20/1h by purse',
  });
  gateways.push(gateway);
  return new Graph(gateway.url);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  supergraph = path.join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composeSupergraph([{ name: 'purses', sdl: SDL, url: await subgraph.start() }]));
  redis = await startRedis();
  [one, other] = await Promise.all([start(), start()]);
}, START_MS);

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await redis.stop();
  subgraph.stop();
  await rm(folder, { recursive: true });
}, START_MS);

let purses = 0;
const newPurse = () => `purse ${purses++}`;

async function spend(graph: Graph, purse: string, field = 'spend'): Promise<number> {
  const { status } = await graph.ask(`query ($purse: String) { ${field}(purse: $purse) }`, { purse });
  return status;
}

/** Spends from new purses until two gateways count as one again. */
async function untilShared(gateway = other): Promise<void> {
  for (;;) {
    const purse = newPurse();
    const spent = [await spend(one, purse), await spend(gateway, purse), await spend(one, purse)];
    if (spent.join() === '200,200,429') return;
  }
}

test(
  'two gateways share their limits',
  async () => {
    const purse = newPurse();
    expect(await spend(one, purse)).toBe(200);
    expect(await spend(other, purse)).toBe(200);
    expect(await spend(one, purse)).toBe(429);
    expect(await spend(other, purse)).toBe(429);
    expect(await spend(other, newPurse())).toBe(200);
  },
  START_MS,
);

test(
  'concurrent requests do not exceed the limit',
  async () => {
    const purse = newPurse();
    const spent = await Promise.all(
      Array.from({ length: 60 }, (_, at) => spend(at % 2 ? one : other, purse, 'spendOften')),
    );
    expect(spent.filter((status) => status === 200)).toHaveLength(20);
    expect(spent.filter((status) => status === 429)).toHaveLength(40);
  },
  START_MS,
);

test(
  'without Redis each gateway counts in memory without delay, and shares again afterwards',
  async () => {
    await redis.crash();
    const purse = newPurse();
    const startedAt = performance.now();
    for (const graph of [one, other]) {
      expect([await spend(graph, purse), await spend(graph, purse), await spend(graph, purse)]).toEqual([
        200, 200, 429,
      ]);
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    await redis.restart();
    await untilShared();
  },
  START_MS,
);

test(
  'the same holds while Redis hangs',
  async () => {
    redis.signal('SIGSTOP');
    const purse = newPurse();
    const startedAt = performance.now();
    for (const graph of [one, other]) {
      expect([await spend(graph, purse), await spend(graph, purse), await spend(graph, purse)]).toEqual([
        200, 200, 429,
      ]);
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    redis.signal('SIGCONT');
    await untilShared();
  },
  START_MS,
);

test(
  'a gateway starts while Redis is unavailable',
  async () => {
    await redis.crash();
    const graph = await start();
    expect(await spend(graph, newPurse())).toBe(200);
    await redis.restart();
    await untilShared(graph);
  },
  START_MS,
);
