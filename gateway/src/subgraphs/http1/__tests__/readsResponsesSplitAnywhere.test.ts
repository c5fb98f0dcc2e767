import { expect, test } from '@jest/globals';

import { readPieces, splits } from './splits.ts';

const OK = 'HTTP/1.1 200 OK\r\n';

test.each([
  ['a length', `${OK}Content-Length: 5\r\n\r\nhello`, 200, 'hello'],
  ['no body', `${OK}content-length: 0\r\n\r\n`, 200, ''],
  ['leading zeros in its length', `${OK}content-length: 005\r\n\r\nhello`, 200, 'hello'],
  ['no reason', 'HTTP/1.1 200\r\ncontent-length: 2\r\n\r\n{}', 200, '{}'],
  ['spaces and tabs around a value', `${OK}content-length: \t 2 \t\r\n\r\n{}`, 200, '{}'],
  ['chunks', `${OK}transfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n`, 200, 'hello'],
  ['a coding in capitals', `${OK}Transfer-Encoding: Chunked\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n`, 200, '0123456789'],
  ['line ends in a chunk', `${OK}transfer-encoding: chunked\r\n\r\n4\r\n\r\n\r\n\r\n0\r\n\r\n`, 200, '\r\n\r\n'],
  ['chunk extensions', `${OK}transfer-encoding: chunked\r\n\r\n2;a=b;c="d"\r\n{}\r\n0;e\r\n\r\n`, 200, '{}'],
  ['trailers', `${OK}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nage: 1\r\nexpires: 0\r\n\r\n`, 200, '{}'],
  ['an interim response before it', `HTTP/1.1 100 Continue\r\n\r\n${OK}content-length: 2\r\n\r\n{}`, 200, '{}'],
  [
    'early hints before it',
    `HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n${OK}content-length: 2\r\n\r\n{}`,
    200,
    '{}',
  ],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', 204, ''],
  ['204 with a length, which counts for nothing', 'HTTP/1.1 204 No Content\r\ncontent-length: 5\r\n\r\n', 204, ''],
  ['304 with the length of another response', 'HTTP/1.1 304 Not Modified\r\ncontent-length: 99\r\n\r\n', 304, ''],
  ['a failure status', 'HTTP/1.1 503 Service Unavailable\r\ncontent-length: 4\r\n\r\nbusy', 503, 'busy'],
])('a response with %s', (_, text, status, body) => {
  for (const pieces of splits(text)) {
    expect(readPieces(pieces)).toMatchObject({ status, body, isComplete: true, error: undefined });
  }
});

test.each([
  ['HTTP/1.1 without a length', `${OK}content-type: text/plain\r\n\r\nall of it`],
  ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nall of it'],
])('a body of %s lasts until the connection ends, and the connection is not used again', (_, text) => {
  for (const pieces of splits(text)) {
    expect(readPieces(pieces).isComplete).toBe(false);
    expect(readPieces(pieces, true)).toMatchObject({ body: 'all of it', isComplete: true, keepAlive: 0 });
  }
});

test('names are in lower case, values that come twice are a list, and all bytes are kept', () => {
  const head = 'X-A: 1\r\nSet-Cookie: a\r\nset-cookie: b\r\nSET-COOKIE: c\r\nx-b:\r\n__proto__: \xe9\r\nconstructor: d';
  const { headers } = readPieces([`${OK}${head}\r\ncontent-length: 0\r\n\r\n`]);
  expect(Object.entries(headers!)).toEqual([
    ['x-a', '1'],
    ['set-cookie', ['a', 'b', 'c']],
    ['x-b', ''],
    ['__proto__', '\xe9'],
    ['constructor', 'd'],
    ['content-length', '0'],
  ]);
});

test.each([
  ['', 30_000],
  ['connection: keep-alive\r\n', 30_000],
  ['connection: close\r\n', 0],
  ['connection: Keep-Alive\r\nkeep-alive: timeout=5, max=100\r\n', 3_000],
  ['keep-alive: timeout=1\r\n', 0],
  ['keep-alive: timeout=3600\r\n', 30_000],
  ['connection: keep-alive\r\nconnection: close\r\n', 0],
  ['connection: upgrade\r\n', 0],
])('after a response with "%s" the connection is idle for at most %d ms', (head, keepAlive) => {
  expect(readPieces([`${OK}${head}content-length: 0\r\n\r\n`])).toMatchObject({ isComplete: true, keepAlive });
});
