import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { startService } from '@online-books/tools/processes/startService';
import { inRepository } from '@online-books/tools/repository';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { executeSubgraph } from '../execution/support/executeSubgraph.ts';
import { ScriptedSubgraph } from '../execution/support/ScriptedSubgraph.ts';
import { Graph } from '../support/Graph.ts';
import { type RunningGateway, startGateway } from '../support/startGateway.ts';
import { listeningPorts } from './support/listeningPorts.ts';
import { scrape } from './support/Scrape.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { item: Int }`;
const subgraph = new ScriptedSubgraph(executeSubgraph(SDL, { Query: { item: () => 1 } }));

let folder: string;
let supergraph: string;
const running: RunningGateway[] = [];

async function start(environment: Record<string, string>): Promise<RunningGateway> {
  const gateway = await startGateway({ SUPERGRAPH_PATH: supergraph, ...environment });
  running.push(gateway);
  return gateway;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  supergraph = path.join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composeSupergraph([{ name: 'items', sdl: SDL, url: await subgraph.start() }]));
});
afterEach(async () => {
  subgraph.reset();
  await Promise.all(running.splice(0).map((gateway) => gateway.stop()));
});
afterAll(async () => {
  subgraph.stop();
  await rm(folder, { recursive: true });
});

describe('with METRICS_PORT', () => {
  test('metrics are in the text format of Prometheus, those of the process as well', async () => {
    const port = await findFreePort();
    await start({ METRICS_PORT: String(port) });
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { text } = await scrape(port);
    expect(text).toContain('\n# TYPE graphql_operation_duration_seconds histogram\n');
    expect(text).toContain('\n# TYPE graphql_errors_total counter\n');
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^nodejs_heap_size_used_bytes /m);
    const others = text
      .split('\n')
      .filter((line) => !/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\n]*",?)+\})? \S+|)$/.test(line));
    expect(others).toEqual([]);
  });

  test('the graph’s port has no metrics, and the metrics’ port no graph', async () => {
    const port = await findFreePort();
    const { url } = await start({ METRICS_PORT: String(port) });
    expect((await fetch(new URL('/metrics', url))).status).toBe(404);
    const ofMetrics = (at: string, init?: RequestInit) => fetch(new URL(at, `http://127.0.0.1:${port}`), init);
    for (const at of ['/', '/graphql', '/health/live', '/health/ready', '/metrics/', '/metrics/x', '/METRICS']) {
      expect([at, (await ofMetrics(at)).status]).toEqual([at, 404]);
    }
    const query = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ item }"}' };
    expect((await ofMetrics('/graphql', query)).status).toBe(404);
    expect((await ofMetrics('/metrics', query)).status).toBe(404);
    expect(await (await ofMetrics('/metrics', { method: 'HEAD' })).text()).toBe('');
  });

  test('metrics are available until the gateway has drained', async () => {
    const port = await findFreePort();
    const gateway = await start({ METRICS_PORT: String(port) });
    let release: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) =>
      subgraph.follow(async (response, _, usual) => {
        resolve();
        await new Promise<void>((go) => (release = go));
        response.end(JSON.stringify(await usual()));
      }),
    );
    const answer = fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ item }' }),
    });
    await arrived;
    const stopped = gateway.stop();
    while (await isListening(gateway.url));

    expect((await scrape(port)).value('gateway_subgraph_requests_in_flight{subgraph="items"}')).toBe(1);
    release();
    const { status, headers } = await answer;
    expect([status, headers.get('connection')]).toEqual([200, 'close']);
    await stopped;
    expect(await isListening(`http://127.0.0.1:${port}/metrics`)).toBe(false);
  });

  test.each(['http', '-1', '65536', '80.5'])('%s is not a port', async (METRICS_PORT) => {
    await expect(start({ METRICS_PORT })).rejects.toThrow(/METRICS_PORT: /);
  });

  test('a metrics port in use is a start-up error', async () => {
    const port = await findFreePort();
    await start({ METRICS_PORT: String(port) });
    await expect(start({ METRICS_PORT: String(port) })).rejects.toThrow(/EADDRINUSE/);
  });

  test('the graph’s own port is a start-up error', async () => {
    const port = await findFreePort();
    const environment = { SUPERGRAPH_PATH: supergraph, METRICS_PORT: String(port) };
    const program = inRepository('gateway/dist/main.js');
    await expect(startService({ name: 'gateway', program, port, environment })).rejects.toThrow(
      /METRICS_PORT has to be another port than PORT/,
    );
  });
});

test('without METRICS_PORT nothing listens but the graph', async () => {
  const { url, pid } = await start({});
  expect(await new Graph(url).get('{ item }')).toEqual({ item: 1 });
  expect(await listeningPorts(pid)).toEqual([Number(new URL(url).port)]);
});

async function isListening(url: string): Promise<boolean> {
  try {
    await (await fetch(url)).body?.cancel();
    return true;
  } catch {
    return false;
  }
}
