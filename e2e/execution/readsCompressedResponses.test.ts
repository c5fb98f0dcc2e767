import { randomBytes } from 'node:crypto';
import * as zlib from 'node:zlib';

import { expect, test } from '@jest/globals';

import { says } from './support/scripts.ts';
import type { Script } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const LIMIT = 1024 * 1024;

const archive = useScriptedGraph(
  {
    papers: { sdl: 'type Query { paper: String }', resolvers: { Query: { paper: () => 'plain' } } },
    index: { sdl: 'type Query { count: Int }', resolvers: { Query: { count: () => 2 } } },
  },
  { SUBGRAPH_RESPONSE_LIMIT: String(LIMIT), SUBGRAPH_COMPRESSION: 'index=false', SUBGRAPH_TIMEOUT: '1500' },
);
const { papers, index } = archive.subgraphs;

type Compress = (body: string) => Buffer;
const { zstdCompressSync } = zlib as { zstdCompressSync?: Compress };

const ENCODINGS: Array<[string, Compress]> = [
  ['gzip', zlib.gzipSync],
  ['x-gzip', zlib.gzipSync],
  ['GZip', zlib.gzipSync],
  ['br', zlib.brotliCompressSync],
  ['deflate', zlib.deflateSync],
  ['deflate', zlib.deflateRawSync],
  ...(zstdCompressSync ? [['zstd', zstdCompressSync] as [string, Compress]] : []),
];

const body = (paper: string) => JSON.stringify({ data: { paper } });
const encoded = (encoding: string, bytes: Buffer, status?: number) =>
  says(bytes, { 'content-encoding': encoding }, status);

const failure = (message: unknown, code = 'SUBREQUEST_MALFORMED_RESPONSE') => ({
  status: 200,
  data: { paper: null, count: 2 },
  errors: [{ message, path: ['paper'], extensions: { code, serviceName: 'papers' } }],
});
const BROKEN = failure("The papers subgraph's answer cannot be decompressed.");
const TOO_LARGE = failure("The papers subgraph's answer is too large.");

const ask = () => archive.graph.ask('{ paper count }');

test('the gateway sends its own Accept-Encoding, unless compression is off for a subgraph', async () => {
  await archive.graph.send('{"query":"{ paper count }"}', { 'accept-encoding': 'compress, x-unheard-of' });
  const [asked] = papers.asked;
  expect(asked!.headers['accept-encoding']).toBe(`${zstdCompressSync ? 'zstd, ' : ''}gzip, deflate, br`);
  expect(index.asked[0]!.headers).not.toHaveProperty('accept-encoding');
});

test.each(ENCODINGS)('a response in %s is decompressed', async (encoding, compress) => {
  const paper = 'Käse 書 "\n\u0000" \\u00e4 '.repeat(1_000);
  papers.follow(encoded(encoding, compress(body(paper))));
  expect(await ask()).toEqual({ status: 200, data: { paper, count: 2 } });
});

test.each(ENCODINGS)('so is a response in %s that arrives byte by byte', async (encoding, compress) => {
  papers.follow((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
    for (const byte of compress(body('slow'))) response.write(Buffer.of(byte));
    response.end();
  });
  expect(await ask()).toEqual({ status: 200, data: { paper: 'slow', count: 2 } });
});

test.each(['identity', 'Identity', ''])('a response with Content-Encoding "%s" is not compressed', async (encoding) => {
  papers.follow(encoded(encoding, Buffer.from(body('plain'))));
  expect(await ask()).toEqual({ status: 200, data: { paper: 'plain', count: 2 } });
});

test('an incompressible response of the maximum size is accepted', async () => {
  const paper = randomBytes(LIMIT)
    .toString('base64')
    .slice(0, LIMIT - body('').length);
  papers.follow(encoded('gzip', zlib.gzipSync(body(paper), { level: 0 })));
  expect(await ask()).toEqual({ status: 200, data: { paper, count: 2 } });
});

test.each(ENCODINGS)(
  'a response in %s that exceeds the limit when decompressed is abandoned',
  async (encoding, compress) => {
    papers.follow(encoded(encoding, compress(body('x'.repeat(4 * LIMIT)))));
    expect(await ask()).toEqual(TOO_LARGE);
  },
);

test('so is an endless response that decompresses to nothing', async () => {
  const nothing = Buffer.concat(Array.from({ length: 10_000 }, () => zlib.gzipSync('')));
  papers.follow(async (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    while (!response.destroyed) await new Promise((resolve) => response.write(nothing, resolve));
  });
  expect(await ask()).toEqual(TOO_LARGE);
});

const CUT: Array<[string, (whole: Buffer) => Buffer]> = [
  ['cut off', (whole) => whole.subarray(0, -9)],
  ['cut off at once', (whole) => whole.subarray(0, 1)],
  ['changed', (whole) => Buffer.concat([whole.subarray(0, 12), Buffer.alloc(8, 0xff), whole.subarray(20)])],
  ['no such thing', () => Buffer.from(body('plain'))],
];

test.each(
  ENCODINGS.flatMap(([encoding, compress]) => CUT.map(([how, cut]) => [encoding, how, compress, cut] as const)),
)('one in %s that is %s is broken', async (encoding, _, compress, cut) => {
  papers.follow(encoded(encoding, cut(compress(body(randomBytes(3_000).toString('hex'))))));
  expect(await ask()).toEqual(BROKEN);
});

test('a response that stops half-way times out', async () => {
  const whole = zlib.gzipSync(body('x'.repeat(10_000)));
  papers.follow((response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.write(whole.subarray(0, 20));
  });
  expect(await ask()).toEqual(failure('The papers subgraph did not answer in time.', 'GATEWAY_TIMEOUT'));
});

test('a compressed body that is not GraphQL is an error', async () => {
  papers.follow(encoded('gzip', zlib.gzipSync('<html></html>')));
  expect(await ask()).toEqual(failure("The papers subgraph's answer is not a GraphQL response."));
});

test.each([
  ['compress', 'compress, which is not supported'],
  ['gzip, br', 'of an unusual name, which is not supported'],
  ['x'.repeat(5_000), 'of an unusual name, which is not supported'],
  ['exi', 'exi, which is not supported'],
])('an unsupported encoding (%.10s) is named in the error', async (encoding, fault) => {
  papers.follow(encoded(encoding, Buffer.from('?')));
  expect(await ask()).toEqual(failure(`The papers subgraph's answer has the content encoding ${fault}.`));
});

const unreadable: Array<[string, Script]> = [
  ['of an unknown encoding', encoded('compress', Buffer.from('?'), 500)],
  ['that is broken', encoded('gzip', Buffer.from('?'), 500)],
  ['that is cut off', encoded('br', zlib.brotliCompressSync('<html></html>').subarray(0, 5), 500)],
];

test.each(unreadable)('a failure status with the body %s is reported as that status', async (_, script) => {
  papers.follow(script);
  expect(await ask()).toEqual(failure('The papers subgraph answered with status 500.', 'SUBREQUEST_HTTP_ERROR'));
});
