import { expect, test } from '@jest/globals';

import { readPieces, splits } from './splits.ts';

const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}transfer-encoding: chunked\r\n\r\n`;
const LENGTH = 'content-length: 2\r\n';

test.each([
  ['two lengths', `${OK}${LENGTH}${LENGTH}\r\n{}`],
  ['a list of lengths', `${OK}content-length: 2, 2\r\n\r\n{}`],
  ['a signed length', `${OK}content-length: +2\r\n\r\n{}`],
  ['a hexadecimal length', `${OK}content-length: 0x2\r\n\r\n{}`],
  ['a length with a fraction', `${OK}content-length: 2.0\r\n\r\n{}`],
  ['an empty length', `${OK}content-length:\r\n\r\n{}`],
  ['a length beyond exact numbers', `${OK}content-length: 9007199254740993\r\n\r\n{}`],
  ['a length and chunks', `${OK}${LENGTH}transfer-encoding: chunked\r\n\r\n{}`],
  ['chunks and a length', `${OK}transfer-encoding: chunked\r\n${LENGTH}\r\n{}`],
  ['another transfer coding', `${OK}transfer-encoding: gzip\r\n\r\n{}`],
  ['two transfer codings', `${OK}transfer-encoding: gzip, chunked\r\n\r\n{}`],
  ['its transfer coding twice', `${OK}transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n{}`],
  ['chunks from HTTP/1.0', 'HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a space before the colon', `${OK}content-length : 2\r\n\r\n{}`],
  ['a folded line', `${OK}x-a: 1\r\n b\r\n${LENGTH}\r\n{}`],
  ['a line without a colon', `${OK}nonsense\r\n${LENGTH}\r\n{}`],
  ['an empty name', `${OK}: a\r\n${LENGTH}\r\n{}`],
  ['a bare LF between headers', `${OK}x-a: 1\n${LENGTH}\r\n{}`],
  ['a bare CR in a value', `${OK}x-a: 1\rcontent-length: 3\r\n${LENGTH}\r\n{}`],
  ['a NUL in a value', `${OK}x-a: \0\r\n${LENGTH}\r\n{}`],
  ['no version', `200 OK\r\n${LENGTH}\r\n{}`],
  ['another protocol', `ICY 200 OK\r\n${LENGTH}\r\n{}`],
  ['another version', `HTTP/2.0 200 OK\r\n${LENGTH}\r\n{}`],
  ['a status of four digits', `HTTP/1.1 2000 OK\r\n${LENGTH}\r\n{}`],
  ['a status of two digits', `HTTP/1.1 20 OK\r\n${LENGTH}\r\n{}`],
  ['a switch of protocols', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n'],
  ['an empty line before it', `\r\n${OK}${LENGTH}\r\n{}`],
  ['a second response behind it', `${OK}${LENGTH}\r\n{}${OK}${LENGTH}\r\n{}`],
  ['a second response after chunks', `${CHUNKED}0\r\n\r\n${OK}`],
  ['a byte more than its length', `${OK}${LENGTH}\r\n{} `],
  ['a body with 204', 'HTTP/1.1 204 No Content\r\ncontent-length: 2\r\n\r\n{}'],
  ['a chunk without a size', `${CHUNKED}\r\n{}\r\n0\r\n\r\n`],
  ['a chunk with a negative size', `${CHUNKED}-2\r\n{}\r\n0\r\n\r\n`],
  ['a chunk with a prefixed size', `${CHUNKED}0x2\r\n{}\r\n0\r\n\r\n`],
  ['a chunk with a space after its size', `${CHUNKED}2 \r\n{}\r\n0\r\n\r\n`],
  ['a chunk that is longer than its size', `${CHUNKED}1\r\n{}\r\n0\r\n\r\n`],
  ['a chunk that ends by LF', `${CHUNKED}2\n{}\n0\n\n`],
  ['a chunk of immense size', `${CHUNKED}fffffffffffffffff\r\n`],
  ['a bare LF in a chunk extension', `${CHUNKED}2;a\nb\r\n{}\r\n0\r\n\r\n`],
  ['a bare CR in a trailer', `${CHUNKED}0\r\na\rb\r\n\r\n`],
])('a response with %s, split anywhere', (_, text) => {
  for (const pieces of splits(text)) expect(readPieces(pieces).error).toBeDefined();
});

const long = 'a'.repeat(16 * 1024);

test.each([
  ['a long header', `${OK}x-a: ${long}\r\n${LENGTH}\r\n{}`],
  ['a long status line', `HTTP/1.1 200 ${long}\r\n${LENGTH}\r\n{}`],
  ['many headers', `${OK}${'a: b\r\n'.repeat(3_000)}${LENGTH}\r\n{}`],
  ['a head without an end', `${OK}x-a: ${long}`],
  ['many interim responses', `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(700)}${OK}${LENGTH}\r\n{}`],
  ['a long chunk extension', `${CHUNKED}2;${long}a\r\n{}\r\n0\r\n\r\n`],
  ['chunk extensions that are long together', `${CHUNKED}${`1;${'a'.repeat(1_000)}\r\n.\r\n`.repeat(20)}0\r\n\r\n`],
  ['long trailers', `${CHUNKED}0\r\na: ${long}\r\n\r\n`],
  ['many trailers', `${CHUNKED}0\r\n${'a: b\r\n'.repeat(5_000)}\r\n`],
])('a response with %s, whole and byte by byte', (_, text) => {
  for (const pieces of [[text], text.split('')]) expect(readPieces(pieces).error).toMatch(/too long/);
});

test('a head of exactly the limit is accepted', () => {
  const head = `${OK}${LENGTH}x-a: `;
  const text = `${head}${'a'.repeat(16 * 1024 - head.length - 4)}\r\n\r\n{}`;
  for (const pieces of [[text], text.split('')])
    expect(readPieces(pieces)).toMatchObject({ body: '{}', isComplete: true });
});

test.each([
  ['in the head', `${OK}content-le`],
  ['in a body with a length', `${OK}${LENGTH}\r\n{`],
  ['before the last chunk', `${CHUNKED}2\r\n{}\r\n`],
  ['in the trailers', `${CHUNKED}2\r\n{}\r\n0\r\n`],
  ['before anything', ''],
  ['after an interim response', 'HTTP/1.1 100 Continue\r\n\r\n'],
])('a connection that ends %s completes nothing', (_, text) => {
  expect(readPieces([text], true)).toMatchObject({ isComplete: false, error: undefined });
});
