import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { type Service, startService } from '@online-books/tools/processes/startService';
import { inRepository } from '@online-books/tools/repository';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { executeSubgraph } from '../execution/support/executeSubgraph.ts';
import { ScriptedSubgraph } from '../execution/support/ScriptedSubgraph.ts';
import { Graph } from '../support/Graph.ts';

const SDL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@listSize"])
  type Query { items(first: Int): [Item] @listSize(slicingArguments: ["first"]) }
  type Item { id: ID }`;
const subgraph = new ScriptedSubgraph(executeSubgraph(SDL, { Query: { items: () => [{ id: '1' }, { id: '2' }] } }));

let folder: string;
let service: Service;
let graph: Graph;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  const file = path.join(folder, 'supergraph.graphql');
  await writeFile(file, composeSupergraph([{ name: 'items', sdl: SDL, url: await subgraph.start() }]));
  const port = await findFreePort();
  service = await startService({
    name: 'gateway',
    program: inRepository('gateway/dist/main.js'),
    port,
    environment: {
      SUPERGRAPH_PATH: file,
      PORT: String(port),
      DEMAND_CONTROL: 'enforce',
      MAX_COST: '10',
      BATCH_LIMIT: '2',
      SHARE_QUERIES: 'true',
    },
    logFile: path.join(folder, 'gateway.log'),
  });
  graph = new Graph(`http://127.0.0.1:${port}/graphql`);
}, 60_000);

afterAll(async () => {
  await service.stop();
  subgraph.stop();
  await rm(folder, { recursive: true });
});

/** What the log says of the costs of operations of a name, once it says anything of so many of them. */
async function loggedCosts(operation: string, count: number): Promise<unknown[]> {
  for (;;) {
    const lines = (await readFile(path.join(folder, 'gateway.log'), 'utf8')).split('\n').slice(0, -1);
    const found = lines.filter((text) => text.includes(`"operation":"${operation}"`));
    if (found.length >= count) return found.map((line) => (JSON.parse(line) as { cost?: unknown }).cost);
  }
}

test.each([
  ['answered', 'Answered', 5, {}, { estimated: 5, actual: 2 }],
  ['answered through Apollo Server', 'Through', 5, { accept: 'application/json; q=1' }, { estimated: 5, actual: 2 }],
  ['refused', 'Refused', 11, {}, { estimated: 11 }],
])('an operation that is %s is logged with its cost', async (_, name, first, headers, cost) => {
  const query = `query ${name} { items(first: ${first}) { id } }`;
  await graph.send(JSON.stringify({ query }), headers);
  expect(await loggedCosts(name, 1)).toEqual([cost]);
});

test('an operation that shares a response has an actual cost of 0', async () => {
  const query = 'query Shared { items(first: 5) { id } }';
  await graph.send(JSON.stringify([{ query }, { query }]));
  expect(await loggedCosts('Shared', 2)).toEqual([
    { estimated: 5, actual: 2 },
    { estimated: 5, actual: 0 },
  ]);
});
