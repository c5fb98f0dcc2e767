import { gzipSync } from 'node:zlib';

import { type HostileKind, post, type HostileRequest } from '../HostileKind.ts';

const PLAIN = '{"query":"{ __typename }"}';

const get = (search: string): HostileRequest => ({
  method: 'GET',
  search,
  headers: { accept: 'application/json', 'apollo-require-preflight': 'true' },
  body: Buffer.alloc(0),
});

const bombs = new Map<number, Buffer>();

/** Some thousand times as long when it is expanded. */
function bomb(size: number): Buffer {
  if (!bombs.has(size)) bombs.set(size, gzipSync(Buffer.alloc(size * 4 * 1024 * 1024, ' ')));
  return bombs.get(size)!;
}

/** Headers, addresses and bodies. */
export const httpKinds: readonly HostileKind[] = [
  {
    name: 'huge-header',
    title: 'a long header',
    request: (size) => post(PLAIN, { 'x-anything': 'x'.repeat(size * 3_000) }),
  },
  {
    name: 'wide-accept',
    title: 'a long list of media types',
    request: (size, n) => post(PLAIN, { accept: `a/${n}${',a/b;q=0.1'.repeat(size * 300)}` }),
  },
  {
    name: 'wide-search',
    title: 'a GET with many parameters',
    request: (size, n) => get(`?a${n}=1${'&a'.repeat(size * 1_500)}`),
  },
  {
    name: 'invalid-utf8',
    title: 'a body that is not UTF-8, at its end',
    request: (size) =>
      post(Buffer.concat([Buffer.from(`{"query":"${'x'.repeat(size * 50_000)}`), Buffer.from([0xff, 0x22, 0x7d])])),
  },
  {
    name: 'invalid-json',
    title: 'a body that is not JSON, at its end',
    request: (size) => post(`{"query":"${'\\u0041'.repeat(size * 8_000)}"`),
  },
  {
    name: 'gzip-bomb',
    title: 'a compressed body that is beyond the limit when it is expanded',
    request: (size) => post(bomb(size), { 'content-encoding': 'gzip' }),
  },
];
