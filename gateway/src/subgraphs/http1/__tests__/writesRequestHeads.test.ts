import { expect, test } from '@jest/globals';

import { RequestHead } from '../RequestHead.ts';

const head = new RequestHead(new URL('http://[::1]:4001/graph?a=b%20c'), { accept: 'application/json' });

test('a head has the URL, the fixed headers, those of the request, and the length', () => {
  expect(head.write({ authorization: 'Bearer \xe9', 'x-empty': '', accept: 'text/html' }, 12)).toBe(
    [
      'POST /graph?a=b%20c HTTP/1.1',
      'host: [::1]:4001',
      'connection: keep-alive',
      'accept: application/json',
      'authorization: Bearer \xe9',
      'x-empty: ',
      'content-length: 12',
      '\r\n',
    ].join('\r\n'),
  );
});

test.each([
  ['a line end in a value', { 'x-a': 'b\r\nx-c: d' }],
  ['a bare LF in a value', { 'x-a': 'b\nc' }],
  ['a bare CR in a value', { 'x-a': 'b\rc' }],
  ['a NUL in a value', { 'x-a': '\0' }],
  ['a character of two bytes in a value', { 'x-a': '\u20ac' }],
  ['a line end in a name', { 'x-a: b\r\nx-c': 'd' }],
  ['a space in a name', { 'x a': 'b' }],
  ['an empty name', { '': 'b' }],
  ['another length', { 'content-length': '3' }],
  ['a transfer coding', { 'transfer-encoding': 'chunked' }],
  ['another host', { host: 'elsewhere' }],
  ['an option of the connection', { connection: 'close' }],
  ['an upgrade', { upgrade: 'h2c' }],
  ['an expectation', { expect: '100-continue' }],
])('%s is rejected', (_, headers) => {
  expect(() => head.write(headers as Record<string, string>, 1)).toThrow(/request header/);
});
