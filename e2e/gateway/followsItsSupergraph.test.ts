import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { executeSubgraph } from '../execution/support/executeSubgraph.ts';
import { ScriptedSubgraph } from '../execution/support/ScriptedSubgraph.ts';
import { type RunningGateway, startGateway } from '../support/startGateway.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@tag"])';
const SDL = {
  one: `${LINK} type Query { one: Int }`,
  two: `${LINK} type Query { one: Int two: Int }`,
  three: `${LINK} type Query { one: Int three: Int }`,
  guarded: `${LINK} type Query { one: Int two: Int @authenticated }`,
};

const subgraph = new ScriptedSubgraph(
  executeSubgraph(`${LINK} type Query { one: Int two: Int three: Int }`, {
    Query: { one: () => 1, two: () => 2, three: () => 3 },
  }),
);

let subgraphUrl: string;
let folder: string;
let file: string;
let gateway: RunningGateway | undefined;

const compose = (version: keyof typeof SDL) =>
  composeSupergraph([{ name: 'numbers', sdl: SDL[version], url: subgraphUrl }]);

/** As an editor or a deployment does it: whole, or not at all. */
async function replaceFile(text: string): Promise<void> {
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}

async function send(query: string): Promise<{ data?: Record<string, unknown>; errors?: ReadonlyArray<unknown> }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(gateway!.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json() as never;
}

interface Report {
  readonly id: string;
  readonly source: string;
  readonly since: string;
  readonly lastRejected: { readonly reason: string } | null;
}

async function report(): Promise<Report> {
  const response = await fetch(new URL('/health/ready', gateway!.url));
  return ((await response.json()) as { supergraph: Report }).supergraph;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(50);
}

const serves = (field: string) => async () => (await send(`{ ${field} }`)).errors === undefined;

beforeAll(async () => {
  subgraphUrl = await subgraph.start();
});
afterAll(() => subgraph.stop());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'follows-'));
  file = path.join(folder, 'supergraph.graphql');
});
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
  await rm(folder, { recursive: true });
});

test('a new supergraph file is served without a failed request', async () => {
  await writeFile(file, compose('one'));
  gateway = await startGateway({ SUPERGRAPH_PATH: file, LOG_LEVEL: 'fatal' });
  expect((await send('{ two }')).errors).toHaveLength(1);
  const before = await report();

  let sent = 0;
  const load = { isOver: false };
  const failures: unknown[] = [];
  const clients = Array.from({ length: 4 }, async () => {
    while (!load.isOver) {
      sent += 1;
      const { data, errors } = await send('{ one }');
      if (errors || data?.['one'] !== 1) failures.push(errors);
    }
  });
  for (const [version, field] of [
    ['two', 'two'],
    ['three', 'three'],
    ['two', 'two'],
  ] as const) {
    await replaceFile(compose(version));
    await until(serves(field));
  }
  load.isOver = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(sent).toBeGreaterThan(20);
  expect((await send('{ three }')).errors).toHaveLength(1);
  const after = await report();
  expect(after).toMatchObject({ source: 'file', lastRejected: null });
  expect(after.id).not.toBe(before.id);
});

test('a mounted directory is followed when Kubernetes swaps its symbolic link', async () => {
  const write = async (revision: string, version: keyof typeof SDL) => {
    await mkdir(path.join(folder, revision));
    await writeFile(path.join(folder, revision, 'supergraph.graphql'), compose(version));
    await symlink(revision, path.join(folder, '..data.new'));
    await rename(path.join(folder, '..data.new'), path.join(folder, '..data'));
  };
  await write('..2026_12_01', 'one');
  await symlink('..data/supergraph.graphql', file);
  gateway = await startGateway({ SUPERGRAPH_PATH: file, LOG_LEVEL: 'fatal' });
  await write('..2026_12_02', 'two');
  await until(serves('two'));
});

test.each([
  ['is empty', () => ''],
  ['is not SDL', () => 'type Query {'],
  [
    'is federation 1',
    () => 'schema @core(feature: "https://specs.apollo.dev/join/v0.1") { query: Query } type Query { a: Int }',
  ],
  ['has a subgraph without an address', () => compose('two').replaceAll(subgraphUrl, '')],
  [
    'uses an unknown feature',
    () =>
      compose('two').replace(
        '@link(url: "https://specs.apollo.dev/link/v1.0")',
        '@link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.example/unknown/v0.1", for: SECURITY)',
      ),
  ],
])('an update that %s is rejected and reported, and the current one stays', async (_, text) => {
  await writeFile(file, compose('one'));
  gateway = await startGateway({ SUPERGRAPH_PATH: file, LOG_LEVEL: 'fatal' });
  const { id } = await report();
  await replaceFile(text());
  await until(async () => (await report()).lastRejected !== null);
  expect(await send('{ one }')).toEqual({ data: { one: 1 } });
  expect(await report()).toMatchObject({ id, lastRejected: { reason: expect.stringMatching(/\w/) } });

  await replaceFile(compose('two'));
  await until(serves('two'));
  expect((await report()).lastRejected).toBeNull();
});

test('authorization changes with the supergraph', async () => {
  await writeFile(file, compose('two'));
  gateway = await startGateway({ SUPERGRAPH_PATH: file, LOG_LEVEL: 'fatal' });
  expect(await send('{ two }')).toEqual({ data: { two: 2 } });
  await replaceFile(compose('guarded'));
  await until(async () => (await send('{ two }')).errors !== undefined);
  expect(await send('{ one two }')).toMatchObject({
    data: { one: 1, two: null },
    errors: [{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }],
  });
  await replaceFile(compose('two'));
  await until(serves('two'));
});

test('a supergraph that breaks an operation of the manifest is rejected', async () => {
  const manifest = path.join(folder, 'manifest.json');
  const operations = [{ id: 'a', name: 'Two', type: 'query', body: 'query Two { two }' }];
  await writeFile(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }));
  await writeFile(file, compose('two'));
  gateway = await startGateway({ SUPERGRAPH_PATH: file, PERSISTED_QUERY_MANIFEST: manifest, LOG_LEVEL: 'fatal' });
  await replaceFile(compose('three'));
  await until(async () => (await report()).lastRejected !== null);
  expect((await report()).lastRejected?.reason).toContain('breaks persisted queries: Two');
  expect(await send('{ two }')).toEqual({ data: { two: 2 } });
});

test('the last good supergraph serves after a restart without its source', async () => {
  const cache = path.join(folder, 'last.graphql');
  await writeFile(file, compose('one'));
  gateway = await startGateway({ SUPERGRAPH_PATH: file, SUPERGRAPH_CACHE_PATH: cache, LOG_LEVEL: 'fatal' });
  await until(async () => (await readFile(cache, 'utf8').catch(() => '')) === compose('one'));
  await gateway.stop();
  await rm(file);
  gateway = await startGateway({ SUPERGRAPH_PATH: file, SUPERGRAPH_CACHE_PATH: cache, LOG_LEVEL: 'fatal' });
  expect(await send('{ one }')).toEqual({ data: { one: 1 } });

  await replaceFile(compose('two'));
  await until(serves('two'));
}, 60_000);

test('operators read which supergraph is served on the metrics port', async () => {
  await writeFile(file, compose('one'));
  const port = String(await findFreePort());
  gateway = await startGateway({ SUPERGRAPH_PATH: file, METRICS_PORT: port, LOG_LEVEL: 'fatal' });
  const { id } = await report();
  expect(await (await fetch(`http://127.0.0.1:${port}/supergraph`)).json()).toMatchObject({ id, source: 'file' });
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(metrics).toContain(`gateway_supergraph_info{id="${id}"} 1`);
  expect(metrics).toContain('gateway_supergraph_updates_total{outcome="applied"} 1');
});

/** Apollo's Uplink protocol, as far as a managed gateway needs it. */
class Uplink {
  sdl = '';
  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { variables } = JSON.parse(body) as { variables: { apiKey: string; ifAfterId: string | null } };
      const id = String(this.sdl.length) + this.sdl.includes('two');
      const routerConfig =
        variables.apiKey !== 'service:shop:secret'
          ? { __typename: 'FetchError', code: 'AUTHENTICATION_FAILED', message: 'unknown key' }
          : variables.ifAfterId === id
            ? { __typename: 'Unchanged', id, minDelaySeconds: 1 }
            : { __typename: 'RouterConfigResult', id, supergraphSdl: this.sdl, minDelaySeconds: 1 };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ data: { routerConfig } }));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/uplink`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

test('a managed gateway follows Uplink', async () => {
  const uplink = new Uplink();
  try {
    uplink.sdl = compose('one');
    gateway = await startGateway({
      APOLLO_KEY: 'service:shop:secret',
      APOLLO_GRAPH_REF: 'shop@current',
      APOLLO_SCHEMA_CONFIG_DELIVERY_ENDPOINT: await uplink.start(),
      LOG_LEVEL: 'fatal',
    });
    expect(await send('{ one }')).toEqual({ data: { one: 1 } });
    expect(await report()).toMatchObject({ source: 'uplink' });
    uplink.sdl = compose('two');
    await until(serves('two'));
  } finally {
    uplink.stop();
  }
}, 60_000);

test('running subgraphs are introspected and composed', async () => {
  gateway = await startGateway({ INTROSPECT_SUBGRAPHS: `numbers=${subgraphUrl}`, LOG_LEVEL: 'fatal' });
  expect(await report()).toMatchObject({ source: 'introspection' });
});
