import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { afterAll, beforeAll } from '@jest/globals';
import { composeBookshop } from '@online-books/tools/compose/composeBookshop';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { type SubgraphName, subgraphNames } from '@online-books/tools/repository';
import { openTemporaryPlace } from '@online-books/tools/stack/openTemporaryPlace';
import { startStack, type Stack } from '@online-books/tools/stack/startStack';

import { Graph } from '../../support/Graph.ts';
import { FaultProxy } from './FaultProxy.ts';
import { TcpProxy } from './TcpProxy.ts';

const START_MS = 60_000;

type BySubgraph<Value> = Readonly<Record<SubgraphName, Value>>;

/** The whole graph, with a proxy before each subgraph and before each database. */
export interface FaultyShop {
  readonly graph: Graph;
  readonly stack: Stack;
  readonly proxies: BySubgraph<FaultProxy>;
  readonly databases: BySubgraph<TcpProxy>;
}

/** @param gatewayEnvironment more variables of the gateway */
export function useFaultyShop(gatewayEnvironment: Readonly<Record<string, string>>): FaultyShop {
  let started: Omit<FaultyShop, 'graph'> | undefined;

  beforeAll(async () => {
    const place = await openTemporaryPlace();
    const proxies = await bySubgraph(async (name) => startFaultProxy(place.ports[name]));
    const databases = await bySubgraph(async (name) => startDatabaseProxy(place.databases[name]));
    const SUPERGRAPH_PATH = path.join(place.folder, 'proxied.graphql');
    const urls = await bySubgraph(async (name) => `http://127.0.0.1:${proxies[name].port}/graphql`);
    await writeFile(SUPERGRAPH_PATH, await composeBookshop(urls));
    const stack = await startStack({
      place: { ...place, databases: await bySubgraph(async (name) => databases[name].url) },
      LOG_LEVEL: 'fatal',
      // Recommendations must not change between a response without faults and the one that is compared with it.
      feedSecret: null,
      gatewayEnvironment: { ...gatewayEnvironment, SUPERGRAPH_PATH },
    });
    started = {
      stack,
      proxies: await bySubgraph(async (name) => proxies[name].proxy),
      databases: await bySubgraph(async (name) => databases[name].proxy),
    };
  }, START_MS);

  afterAll(async () => {
    if (!started) return;
    await Promise.all(Object.values(started.proxies).map((proxy) => proxy.stop()));
    await started.stack.stop();
    await Promise.all(Object.values(started.databases).map((proxy) => proxy.stop()));
  }, START_MS);

  return {
    get graph() {
      return new Graph(started!.stack.gateway.url);
    },
    get stack() {
      return started!.stack;
    },
    get proxies() {
      return started!.proxies;
    },
    get databases() {
      return started!.databases;
    },
  };
}

async function startFaultProxy(target: number) {
  const port = await findFreePort();
  const proxy = new FaultProxy(port, target);
  await proxy.start();
  return { port, proxy };
}

async function startDatabaseProxy(databaseUrl: string) {
  const url = new URL(databaseUrl);
  const port = await findFreePort();
  const proxy = new TcpProxy(port, Number(url.port));
  await proxy.start();
  url.port = String(port);
  return { url: url.href, proxy };
}

async function bySubgraph<Value>(make: (name: SubgraphName) => Promise<Value>): Promise<Record<SubgraphName, Value>> {
  const entries: Array<[SubgraphName, Value]> = [];
  for (const name of subgraphNames) entries.push([name, await make(name)]);
  return Object.fromEntries(entries) as Record<SubgraphName, Value>;
}
