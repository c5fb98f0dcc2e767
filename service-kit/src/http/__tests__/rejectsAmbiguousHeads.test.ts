import { describe, expect, test } from '@jest/globals';

import { jsonResponse } from '../HttpMessage.ts';
import { useServer } from './useServer.ts';

const server = useServer({
  route: async (request) => {
    const { method, path, search, headers } = request;
    const body = method === 'POST' ? String(await request.readBody()) : '';
    return jsonResponse(200, { path, search, origin: headers.origin, body });
  },
});

const HOST = 'Host: shop.example';
const get = (...lines: string[]) => server.sendRaw('GET /a?b=c HTTP/1.1', ...lines, '', '');
const post = (...lines: string[]) => server.sendRaw('POST /a HTTP/1.1', HOST, ...lines, 'Content-Length: 2', '', '{}');

const REFUSED: ReadonlyArray<readonly [string, number, () => ReturnType<typeof get>]> = [
  ['two Host headers', 400, () => get(HOST, 'Host: other.example')],
  ['the same Host twice', 400, () => get(HOST, HOST)],
  ['two Host headers of different case', 400, () => get(HOST, 'X-A: 1', 'hOST: other.example')],
  ['two Host headers in HTTP/1.0', 400, () => server.sendRaw('GET / HTTP/1.0', HOST, 'Host: b', '', '')],
  [
    'a second Host after two thousand headers',
    400,
    () => get(HOST, ...Array.from({ length: 2_100 }, () => 'a:'), 'Host: b'),
  ],
  ['no Host', 400, () => get('X-A: 1')],
  ...[
    '',
    'a b',
    'a/b',
    'a,b',
    'user@a',
    'http://a',
    'a:port',
    'a:99999',
    'a:80:80',
    '[::1',
    '[x]',
    '%zz',
    'a?b',
    'a#b',
    'ä',
  ].map((host) => [`the Host "${host}"`, 400, () => get(`Host: ${host}`)] as const),
  ['two different Authorization headers', 400, () => get(HOST, 'Authorization: Bearer a', 'Authorization: Bearer b')],
  ['an empty Authorization and another', 400, () => get(HOST, 'Authorization:', 'authorization: Bearer b')],
  ['two different Content-Type headers', 400, () => post('Content-Type: application/json', 'Content-Type: text/plain')],
  ['two different Content-Encoding headers', 400, () => post('Content-Encoding: gzip', 'Content-Encoding: identity')],
  ['two different Origin headers', 400, () => get(HOST, 'Origin: https://a.example', 'Origin: https://b.example')],
  ['two Content-Length headers', 400, () => post('Content-Length: 40')],
  ['a length and chunks', 400, () => post('Transfer-Encoding: chunked')],
  [
    'a coding below chunks',
    501,
    () => server.sendRaw('POST / HTTP/1.1', HOST, 'Transfer-Encoding: gzip, chunked', '', '0', '', ''),
  ],
  ['an unknown expectation', 417, () => post('Expect: a-miracle')],
  ['an unknown expectation beside a known one', 417, () => post('Expect: 100-continue, a-miracle')],
  ['a target without a slash', 400, () => server.sendRaw('GET a HTTP/1.1', HOST, '', '')],
  ['a target of another scheme', 400, () => server.sendRaw('GET ftp://a/b HTTP/1.1', HOST, '', '')],
  ['a target without a host', 400, () => server.sendRaw('GET http:///b HTTP/1.1', HOST, '', '')],
  ['a target with a password', 400, () => server.sendRaw('GET http://u:p@a/b HTTP/1.1', HOST, '', '')],
  ['an absolute target without a Host', 400, () => server.sendRaw('GET http://a/b HTTP/1.1', '', '')],
  ['CONNECT', 405, () => server.sendRaw('CONNECT a:443 HTTP/1.1', HOST, '', '')],
  ['headers of 100 kB', 431, () => get(HOST, `X-A: ${'x'.repeat(100_000)}`)],
  ['a header name with a space', 400, () => get(HOST, 'X A: 1')],
  ['what is not HTTP', 400, () => server.sendRaw('\x16\x03\x01\x02', '', '')],
  ['HTTP/2 without TLS', 400, () => server.sendRaw('PRI * HTTP/2.0', '', 'SM', '', '')],
];

describe.each(REFUSED)('%s', (_, status, send) => {
  test(`is refused with ${status}, in JSON, with the headers of every answer, and counted`, async () => {
    const before = server.observed.length;
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-length': String(answer.body.length),
    });
    expect(JSON.parse(answer.body)).toEqual({
      errors: [{ message: expect.stringMatching(/^[A-Z].+\.$/), extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(server.observed.slice(before)).toMatchObject([{ isExecuted: false, errorCodes: ['BAD_REQUEST'] }]);
  });
});

describe.each(['GET', 'get'])('a WebSocket handshake, whatever its case (%s)', (letters) => {
  test('is answered that it is not supported', async () => {
    const upgrade = letters === 'get' ? 'WebSocket' : 'websocket/13, h2c';
    const answer = await get(
      HOST,
      'Connection: Upgrade',
      `Upgrade: ${upgrade}`,
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    );
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({
      errors: [{ extensions: { code: 'SUBSCRIPTIONS_NOT_SUPPORTED' } }],
    });
  });
});

test.each([
  ['one Host', () => get('Host: shop.example:443')],
  ['a Host with letters that are rare', () => get('Host: a_b-c.example.')],
  ['an address of IPv6', () => get('Host: [::1]:4000')],
  ['no Host in HTTP/1.0', () => server.sendRaw('GET /a?b=c HTTP/1.0', '', '')],
  ['the same Authorization twice', () => get(HOST, 'Authorization: Bearer a', 'Authorization: Bearer a')],
  ['a list over two lines', () => get(HOST, 'Accept: text/html', 'Accept: application/json')],
  [
    'an absolute target, whose host counts',
    () => server.sendRaw('GET http://other.example/a?b=c HTTP/1.1', HOST, '', ''),
  ],
  [
    'an upgrade to HTTP/2, which may be ignored',
    () => get(HOST, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c'),
  ],
])('%s is answered', async (_, send) => {
  const answer = await send();
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ path: '/a', search: '?b=c' });
});

test('the same Origin twice is one', async () => {
  const answer = await get(HOST, 'Origin: https://a.example', 'Origin: https://a.example');
  expect(JSON.parse(answer.body)).toMatchObject({ origin: 'https://a.example' });
});

test('an absolute target without a path is that of the root', async () => {
  const answer = await server.sendRaw('GET http://a?b HTTP/1.1', HOST, '', '');
  expect(JSON.parse(answer.body)).toMatchObject({ path: '/', search: '?b' });
});

describe('Expect: 100-continue', () => {
  test('is told to continue when its body is read', async () => {
    const answer = await post('Expect: 100-Continue');
    expect(answer.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n/);
    expect(JSON.parse(answer.body)).toMatchObject({ body: '{}' });
  });

  test('is not when the request is refused before', async () => {
    const answer = await server.sendRaw('POST /a HTTP/1.1', 'Expect: 100-continue', 'Content-Length: 2', '', '');
    expect(answer.text).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.headers.get('connection')).toBe('close');
  });
});
