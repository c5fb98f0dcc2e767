import { request } from 'node:http';
import { text } from 'node:stream/consumers';

import { afterEach, describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const ORIGIN = 'https://shop.example';
const written: string[] = [];
const web = useScriptedGraph(
  {
    any: {
      sdl: 'type Query { hello: String } type Mutation { write: String }',
      resolvers: {
        Query: { hello: () => 'world' },
        Mutation: { write: () => void written.push('w') },
      },
    },
  },
  { CORS_ORIGINS: ORIGIN },
);
afterEach(() => void written.splice(0));

const JSON_TYPE = { 'content-type': 'application/json' };
const HELLO = '{"query":"{ hello }"}';
const WRITE = '{"query":"mutation { write }"}';

/** What `fetch` does not let a client send. */
async function send(method: string, headers: Record<string, string>, body = '') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    request(web.graph.url, { method, headers: { origin: ORIGIN, ...headers }, agent: false }, (response) => {
      const answer = { status: response.statusCode!, headers: response.headers };
      void text(response).then((received) => resolve({ ...answer, body: received }), reject);
    })
      .on('error', reject)
      .end(body);
  });
}

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
const MULTIPART = [
  ['--x', 'Content-Disposition: form-data; name="operations"', '', WRITE],
  ['--x', 'Content-Disposition: form-data; name="map"', '', '{}', '--x--', ''],
]
  .flat()
  .join('\r\n');
const multipart = (headers: Record<string, string> = {}) =>
  send('POST', { 'content-type': 'multipart/form-data; boundary=x', ...headers }, MULTIPART);
const accepting = (accept: string, body = HELLO) => send('POST', { ...JSON_TYPE, accept }, body);

const REFUSED: ReadonlyArray<readonly [string, number, string, RegExp, () => ReturnType<typeof send>]> = [
  ['a WebSocket', 400, 'SUBSCRIPTIONS_NOT_SUPPORTED', /WebSocket/, () => send('GET', UPGRADE)],
  [
    'a WebSocket for subscriptions',
    400,
    'SUBSCRIPTIONS_NOT_SUPPORTED',
    /subscriptions/,
    () => send('GET', { ...UPGRADE, 'sec-websocket-protocol': 'graphql-transport-ws' }),
  ],
  ['an upload', 415, 'UNSUPPORTED_MEDIA_TYPE', /uploads/, () => multipart()],
  [
    'an upload that no page has sent',
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    /uploads/,
    () => multipart({ 'apollo-require-preflight': 'true' }),
  ],
  ['events', 406, 'BAD_REQUEST', /event-stream/, () => accepting('text/event-stream')],
  ['parts', 406, 'BAD_REQUEST', /multipart\/mixed/, () => accepting('multipart/mixed; deferSpec=20220824')],
  ['a page', 406, 'BAD_REQUEST', /json/, () => accepting('text/html')],
  ['no JSON', 406, 'BAD_REQUEST', /json/, () => accepting('*/*;q=0')],
  ['a mutation answered in events', 406, 'BAD_REQUEST', /json/, () => accepting('text/event-stream', WRITE)],
  [
    'a query by GET answered in events',
    406,
    'BAD_REQUEST',
    /json/,
    () => send('GET', { accept: 'text/event-stream', 'apollo-require-preflight': '1' }),
  ],
  [
    'an unknown coding',
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    /gzip/,
    () => send('POST', { ...JSON_TYPE, 'content-encoding': 'compress' }, HELLO),
  ],
  ['a miracle', 417, 'BAD_REQUEST', /100-continue/, () => send('POST', { ...JSON_TYPE, expect: 'a-miracle' }, HELLO)],
];

describe.each(REFUSED)('a request with %s', (_, status, code, message, ask) => {
  test('is rejected as not supported, and nothing is executed', async () => {
    const { headers, body, ...answer } = await ask();
    expect(answer.status).toBe(status);
    expect(headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/(graphql-response\+)?json/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'access-control-allow-origin': ORIGIN,
      vary: expect.stringContaining('Origin'),
    });
    expect(JSON.parse(body)).toEqual({ errors: [{ message: expect.stringMatching(message), extensions: { code } }] });
    expect(written).toEqual([]);
  });
});

test.each([
  ['HTTP/2 without TLS', { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }],
  ['another protocol than it can', { connection: 'Upgrade', upgrade: 'TLS/1.0' }],
  ['to be told when to send the body', { expect: '100-continue' }],
  ['anything beside events', { accept: 'text/event-stream, */*;q=0.1' }],
  ['any application’s type', { accept: 'application/*' }],
])('a client that prefers %s gets a response', async (_, headers) => {
  const { status, body } = await send('POST', { ...JSON_TYPE, ...headers }, HELLO);
  expect([status, JSON.parse(body)]).toEqual([200, { data: { hello: 'world' } }]);
});
