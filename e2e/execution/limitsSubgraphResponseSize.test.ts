import { execFileSync } from 'node:child_process';
import type { ServerResponse } from 'node:http';

import { expect, test } from '@jest/globals';

import type { Script } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const MIB = 1024 * 1024;

/** The limit of an answer is the default, and is so soon reached by nobody who sends slowly. */
const library = useScriptedGraph(
  {
    books: { sdl: 'type Query { title: String }', resolvers: { Query: { title: () => 'Dune' } } },
    scans: { sdl: 'type Query { scan: String }', resolvers: { Query: { scan: () => 'x' } } },
  },
  { SUBGRAPH_TIMEOUT: '60000', OPERATION_TIMEOUT: '60000' },
);

const HEAD = '{"data":{"scan":"';
const TAIL = '"}}';
const CHUNK = 'x'.repeat(MIB);

/** Sends a well-formed answer of so many mebibytes and a few letters, unless it is hung up on. */
const sends =
  (size: number, headers: Record<string, string> = {}): Script =>
  async (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).write(HEAD);
    for (let sent = 0; sent < size && !response.destroyed; sent++) await write(response, CHUNK);
    response.end(TAIL);
  };

function write(response: ServerResponse, chunk: string): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', resolve);
    response.write(chunk, () => {
      response.off('close', resolve);
      resolve();
    });
  });
}

const announced = { 'content-length': String(HEAD.length + 100 * MIB + TAIL.length) };

/** In mebibytes. */
const memory = () => Number(execFileSync('ps', ['-o', 'rss=', '-p', String(library.pid)])) / 1024;

test.each([
  ['that goes on and on', sends(100)],
  ['that says how long it is', sends(100, announced)],
])('a response of 100 MiB %s is abandoned, and other data is returned', async (_, script) => {
  library.subgraphs.scans.follow(script);
  expect(await library.graph.ask('{ title scan }')).toEqual({
    status: 200,
    data: { title: 'Dune', scan: null },
    errors: [
      {
        message: "The scans subgraph's answer is too large.",
        path: ['scan'],
        extensions: { code: 'SUBREQUEST_MALFORMED_RESPONSE', serviceName: 'scans' },
      },
    ],
  });
});

test('a response of 60 MiB is accepted', async () => {
  library.subgraphs.scans.follow(sends(60));
  const { title, scan } = await library.graph.get<{ title: string; scan: string }>('{ title scan }');
  expect([title, scan.length, scan === CHUNK.repeat(60)]).toEqual(['Dune', 60 * MIB, true]);
});

test('the memory is released', async () => {
  library.subgraphs.scans.follow(sends(100));
  const ask = async (times: number) => {
    for (let time = 0; time < times; time++)
      expect((await library.graph.ask('{ scan }')).errors).toMatchObject([{ path: ['scan'] }]);
  };
  await ask(3);
  const before = memory();
  await ask(9);
  // Nine of them would be 576.
  expect(memory() - before).toBeLessThan(200);
});
