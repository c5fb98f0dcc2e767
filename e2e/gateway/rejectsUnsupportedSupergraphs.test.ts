import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { composeSupergraph } from '@online-books/tools/compose/composeSupergraph';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { inRepository } from '@online-books/tools/repository';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
  file = path.join(folder, 'supergraph.graphql');
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the gateway, which is to end by itself. */
async function start(environment: Readonly<Record<string, string>> = {}) {
  const gateway = spawn(process.execPath, [inRepository('gateway/dist/main.js')], {
    env: { SUPERGRAPH_PATH: file, PORT: String(await findFreePort()), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => gateway.once('exit', resolve));
  const [output, errors, exitCode] = await Promise.all([text(gateway.stdout), text(gateway.stderr), ended]);
  const lines = output.trim().split('\n');
  return { exitCode, errors, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@context", "@fromContext"])';
const JOIN = /@link\(url: "https:\/\/specs\.apollo\.dev\/join\/v0\.\d", for: EXECUTION\)/;

const compose = (sdl: string) =>
  composeSupergraph([
    { name: 'shops', url: 'http://127.0.0.1:1/', sdl: `${FEDERATION} ${sdl}` },
    { name: 'goods', url: 'http://127.0.0.1:1/', sdl: `${FEDERATION} type Query { good: String }` },
  ]);
const ordinary = () => compose('type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! }');
/** The ordinary one, with a specification beside the join specification. */
const linked = (link: string) => ordinary().replace(JOIN, (join) => `${join} ${link}`);

const CASES: Array<[string, () => string | Uint8Array, RegExp]> = [
  ['that is empty', () => '', /it is empty/],
  ['of white space', () => ' \n\t', /it is empty/],
  ['that is no SDL', () => 'hello', /Syntax Error.*\(line 1, column 1\)/],
  ['that is a binary', () => Uint8Array.of(0, 255, 1, 254), /Syntax Error/],
  ['that is cut off', () => ordinary().slice(0, -5), /Syntax Error/],
  ['that is a schema of one service', () => 'type Query { shop: String }', /core schema/],
  ['that is an operation', () => '{ shop { id } }', /cannot be served/],
  [
    'of federation 1',
    () =>
      `schema @core(feature: "https://specs.apollo.dev/core/v0.1") @core(feature: "https://specs.apollo.dev/join/v0.1") {
        query: Query
      }
      type Query { shop: String }`,
    /federation 1 \(join v0\.1\)/,
  ],
  [
    'with @context',
    () =>
      compose(`
        type Query { shop: Shop }
        type Shop @key(fields: "id") @context(name: "shop") { id: ID! city: String! offer: Offer }
        type Offer @key(fields: "id") { id: ID! price(city: String @fromContext(field: "$shop { city }")): Int }`),
    /https:\/\/specs\.apollo\.dev\/context\/v0\.1/,
  ],
  [
    'with connectors',
    () => linked('@link(url: "https://specs.apollo.dev/connect/v0.2", for: EXECUTION)'),
    /https:\/\/specs\.apollo\.dev\/connect\/v0\.2/,
  ],
  [
    'with a feature of security that is not known',
    () => linked('@link(url: "https://example.com/vault/v1.0", for: SECURITY)'),
    /https:\/\/example\.com\/vault\/v1\.0/,
  ],
  [
    'with two that are not',
    () =>
      linked(
        '@link(url: "https://example.com/a/v1.0", for: SECURITY) @link(url: "https://example.com/b/v1.0", for: EXECUTION)',
      ),
    /example\.com\/a\/v1\.0.*example\.com\/b\/v1\.0/,
  ],
  ['of a later federation', () => ordinary().replace(/join\/v0\.\d/, 'join/v0.9'), /join spec version v0\.9/],
  ['that refers to no subgraph', () => ordinary().replaceAll('graph: SHOPS', 'graph: MALLS'), /MALLS|@join__/],
  ['that lacks a type', () => ordinary().replace('shop: Shop', 'shop: Mall'), /Mall/],
  [
    'with a subgraph without an address',
    () => ordinary().replace('url: "http://127.0.0.1:1/"', 'url: ""'),
    /its subgraph \w+ has no http or https address/,
  ],
  [
    'with an address that is none',
    () => ordinary().replaceAll('url: "http://127.0.0.1:1/"', 'url: "unix:/run/shops"'),
    /its subgraph goods has no.*its subgraph shops has no/,
  ],
];

test.each(CASES)('a supergraph %s', async (_, content, reason) => {
  await writeFile(file, content());
  const { exitCode, errors, lines } = await start({ PLANNER: 'hive' });
  expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: '' });
  expect(lines.map(({ msg }) => msg)).toEqual(['listening', 'could not start']);
  expect(lines.at(-1)).toMatchObject({ level: 'fatal', service: 'gateway', reason: expect.stringMatching(reason) });
});

test.each(['apollo', 'hive'])('with any planner (%s)', async (planner) => {
  await writeFile(file, linked('@link(url: "https://example.com/vault/v1.0", for: SECURITY)'));
  const { exitCode, lines } = await start({ PLANNER: planner });
  expect([exitCode, lines.at(-1)!['msg']]).toEqual([1, 'could not start']);
});

test.each([
  ['no file', 'missing.graphql', 'ENOENT'],
  ['a folder', '.', 'EISDIR'],
])('%s', async (_, name, reason) => {
  const { exitCode, lines } = await start({ SUPERGRAPH_PATH: path.join(folder, name) });
  expect(exitCode).toBe(1);
  expect(lines.at(-1)).toMatchObject({ level: 'fatal', reason: expect.stringContaining(reason) });
});
