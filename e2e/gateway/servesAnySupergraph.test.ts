import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { Graph } from '../support/Graph.ts';
import { startGateway, type RunningGateway } from '../support/startGateway.ts';

/** A subgraph that answers every request with the same data and keeps what it was asked. */
class CannedSubgraph {
  readonly #server: Server;
  readonly asked: Array<{ query: string; headers: Record<string, unknown> }> = [];

  constructor(data: unknown) {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.asked.push({ query: (JSON.parse(body) as { query: string }).query, headers: request.headers });
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/any/path?tenant=1`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const planets = new CannedSubgraph({ planets: [{ __typename: 'Planet', id: 'p1', name: 'Arrakis' }] });
const moons = new CannedSubgraph({ _entities: [{ moons: 2 }] });
let folder: string;
let gateway: RunningGateway;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  const supergraph = composeSupergraph([
    {
      name: 'planets',
      url: await planets.start(),
      sdl: `${FEDERATION} type Query { planets: [Planet!] } type Planet @key(fields: "id") { id: ID! name: String }`,
    },
    {
      name: 'moons',
      url: await moons.start(),
      sdl: `${FEDERATION} type Planet @key(fields: "id") { id: ID! moons: Int }`,
    },
  ]);
  await writeFile(path.join(folder, 'supergraph.graphql'), supergraph);
  gateway = await startGateway({ SUPERGRAPH_PATH: path.join(folder, 'supergraph.graphql'), NODE_ENV: 'production' });
});

afterAll(async () => {
  await gateway?.stop();
  planets.stop();
  moons.stop();
  await rm(folder, { recursive: true });
});

test('requests go to the routing URLs of the supergraph', async () => {
  expect(await new Graph(gateway.url).get('{ planets { name moons } }')).toEqual({
    planets: [{ name: 'Arrakis', moons: 2 }],
  });
});

test('only configured headers are forwarded', async () => {
  await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer x', cookie: 'secret=1', 'x-internal': '1' },
    body: JSON.stringify({ query: '{ planets { name } }' }),
  });
  const { headers } = planets.asked.at(-1)!;
  expect(headers).toMatchObject({ authorization: 'Bearer x' });
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie', 'x-internal']));
  expect(headers['cookie']).toBeUndefined();
  expect(headers['x-internal']).toBeUndefined();
});

test('production has no introspection, no landing page and no foreign origins', async () => {
  const introspection = await new Graph(gateway.url).ask('{ __schema { types { name } } }');
  expect(introspection.errors?.[0]?.message).toMatch(/introspection/i);

  const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
  expect(await page.text()).not.toContain('<html');

  const preflight = await fetch(gateway.url, {
    method: 'OPTIONS',
    headers: { origin: 'https://studio.apollographql.com', 'access-control-request-method': 'POST' },
  });
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});

test('production messages suggest no field names', async () => {
  const { errors } = await new Graph(gateway.url).ask('{ planet { name } }');
  expect(errors?.[0]?.message).not.toContain('planets');
});
