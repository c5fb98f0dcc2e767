import { gzipSync } from 'node:zlib';

import { afterAll, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { sendRaw } from './support/sendRaw.ts';

const web = useScriptedGraph({
  any: {
    sdl: `type Query { say(word: String, in: In): String } input In { word: String } type Mutation { write: String }`,
    resolvers: {
      Query: { say: (_: unknown, { word }: { word: string }) => word },
      Mutation: { write: () => 'w' },
    },
  },
});

interface Attack {
  readonly name: string;
  readonly init: () => RequestInit & { readonly search?: string };
  readonly status: number;
  /** The code of the refusal; null where there is data. */
  readonly code: string | null;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const SAY = '{"query":"{ say(word: \\"a\\") }"}';
const post = (body: string | Buffer, headers: Record<string, string> = JSON_TYPE) => ({
  method: 'POST',
  headers,
  body,
});
const withVariables = (variables: string) =>
  post(`{"query":"query ($in: In) { say(word: \\"a\\", in: $in) }","variables":${variables}}`);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const ATTACKS: readonly Attack[] = [
  {
    name: 'a form of a foreign page (urlencoded)',
    init: () => post('query={say}', { 'content-type': 'application/x-www-form-urlencoded' }),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a form of a foreign page (text/plain)',
    init: () => post(SAY, { 'content-type': 'text/plain' }),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a form of a foreign page (multipart)',
    init: () => post(SAY, { 'content-type': 'multipart/form-data; boundary=x' }),
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  { name: 'an image of a foreign page', init: () => ({ search: '?query={say}' }), status: 400, code: 'BAD_REQUEST' },
  {
    name: 'a mutation by GET',
    init: () => ({ search: '?query=mutation{write}', headers: { 'apollo-require-preflight': '1' } }),
    status: 405,
    code: 'BAD_REQUEST',
  },
  { name: 'PUT', init: () => ({ ...post(SAY), method: 'PUT' }), status: 405, code: 'BAD_REQUEST' },
  { name: 'DELETE', init: () => ({ method: 'DELETE', headers: JSON_TYPE }), status: 405, code: 'BAD_REQUEST' },
  {
    name: 'XML',
    init: () => post('<query/>', { 'content-type': 'application/xml' }),
    status: 415,
    code: 'UNSUPPORTED_MEDIA_TYPE',
  },
  {
    name: 'a compressed bomb of 100 MB',
    init: () => post(gzipSync(Buffer.alloc(100_000_000)), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
  },
  {
    name: 'a body of 10 MB',
    init: () => post(`{"query":"${'x'.repeat(10_000_000)}"}`),
    status: 413,
    code: 'PAYLOAD_TOO_LARGE',
  },
  { name: 'JSON 500,000 levels deep', init: () => post(nested(500_000)), status: 400, code: 'BAD_REQUEST' },
  {
    name: 'variables 100,000 levels deep',
    init: () => withVariables(`{"in":${nested(100_000)}}`),
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    name: 'a document 100,000 levels deep',
    init: () => post(`{"query":"${'{ say '.repeat(100_000)}"}`),
    status: 400,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: '__proto__ beside the query',
    init: () => post(SAY.replace('}"}', '}","__proto__":{"polluted":1}}')),
    status: 200,
    code: null,
  },
  {
    name: '__proto__ as a variable',
    init: () => withVariables('{"__proto__":{"polluted":1}}'),
    status: 200,
    code: null,
  },
  {
    name: '__proto__ within a variable',
    init: () => withVariables('{"in":{"__proto__":{"polluted":1}}}'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'constructor.prototype within a variable',
    init: () => withVariables('{"in":{"constructor":{"prototype":{"polluted":1}}}}'),
    status: 400,
    code: 'BAD_USER_INPUT',
  },
  {
    name: '__proto__ as the operation’s name',
    init: () => post('{"query":"{ say }","operationName":"__proto__"}'),
    status: 400,
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    name: '__proto__ as a persisted document',
    init: () => post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"__proto__"}}}'),
    status: 200,
    code: 'PERSISTED_QUERY_NOT_FOUND',
  },
  {
    name: 'a batch',
    init: () => post(`[${Array.from({ length: 1_000 }, () => SAY).join()}]`),
    status: 400,
    code: 'BAD_REQUEST',
  },
  { name: 'invalid UTF-8', init: () => post(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), status: 400, code: 'BAD_REQUEST' },
  { name: 'another path', init: () => ({ search: '/../../etc/passwd' }), status: 404, code: 'NOT_FOUND' },
];

const table: string[][] = [];
afterAll(() => console.info(['attack | status | code', ...table.map((row) => row.join(' | '))].join('\n')));

test.each(ATTACKS)('$name', async ({ name, init, status, code }) => {
  const { search = '', ...request } = init();
  const response = await fetch(web.graph.url + search, request);
  const { errors = [] } = (await response.json()) as { errors?: ReadonlyArray<{ extensions: { code: string } }> };
  const found = errors[0]?.extensions.code ?? null;
  table.push([name, String(response.status), found ?? 'data']);
  expect([response.status, found]).toEqual([status, code]);
  if (code !== null) expect(web.subgraphs.any.asked).toEqual([]);
});

const head = (...lines: string[]) => ['POST /graphql HTTP/1.1', 'Host: x', ...lines, '', ''].join('\r\n');
const JSON_LINE = 'Content-Type: application/json';

/** What a proxy in front and the gateway might read differently must not be read at all. */
test.each([
  [
    'a length and chunks',
    head(JSON_LINE, 'Content-Length: 4', 'Transfer-Encoding: chunked') + '0\r\n\r\nGET /smuggled',
  ],
  ['two lengths', head(JSON_LINE, 'Content-Length: 2', 'Content-Length: 40') + '{}GET /smuggled'],
  ['a coding that is none', head(JSON_LINE, 'Transfer-Encoding: xchunked') + '0\r\n\r\n'],
  ['a folded header', head(JSON_LINE, 'X-A: 1\r\n Content-Length: 9')],
  ['a header name with a space', head(JSON_LINE, 'Content-Length : 2') + '{}'],
  ['a header with a bare line feed in it', head(JSON_LINE, 'X-A: 1\nTransfer-Encoding: chunked')],
  ['headers of 100 kB', head(JSON_LINE, `X-A: ${'x'.repeat(100_000)}`)],
])('smuggling by %s', async (name, text) => {
  const { status, answers } = await sendRaw(web.graph.url, text);
  table.push([`smuggling by ${name}`, String(status), `${answers} answer`]);
  expect({ status, answers }).toEqual({ status: expect.any(Number), answers: 1 });
  expect([400, 431]).toContain(status);
  expect(web.subgraphs.any.asked).toEqual([]);
});

/** Well below the minutes for which a connection that is used is kept. */
test('a client that never completes its headers is disconnected', async () => {
  const { status, ms } = await sendRaw(web.graph.url, 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-A: ');
  table.push(['headers that never end', String(status), `left after ${Math.round(ms / 1_000)} s`]);
  expect(status).toBe(408);
  expect(ms).toBeLessThan(30_000);
});

test('other clients are served meanwhile', async () => {
  expect(await web.graph.get('{ say(word: "still here") }')).toEqual({ say: 'still here' });
});
