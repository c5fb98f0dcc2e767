import { request } from 'node:http';
import zlib, { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';

import { describe, expect, test } from '@jest/globals';

import type { HttpResponse } from '../HttpMessage.ts';
import { ResponseCompression } from '../ResponseCompression.ts';
import { useServer } from './useServer.ts';

const BODIES: Record<string, HttpResponse> = {
  '/large': { status: 200, headers: {}, body: 'ö書'.repeat(1_000) },
  '/latin1': {
    status: 200,
    headers: {},
    body: Buffer.from('ö書'.repeat(1_000)).toString('latin1'),
    encoding: 'latin1',
  },
  '/bytes': { status: 400, headers: { vary: 'Accept, Origin' }, body: Buffer.from('ö書'.repeat(1_000)) },
  '/small': { status: 200, headers: {}, body: 'x'.repeat(1_023) },
  '/empty': { status: 204, headers: {}, body: '' },
  '/varied': { status: 200, headers: { vary: '*' }, body: 'x'.repeat(5_000) },
  '/encoded': { status: 200, headers: { 'content-encoding': 'gzip' }, body: 'x'.repeat(5_000) },
  '/untouchable': { status: 200, headers: { 'cache-control': 'public, no-transform' }, body: 'x'.repeat(5_000) },
};

const server = useServer({ route: ({ path }) => BODIES[path]!, compression: new ResponseCompression(1_024) });

async function get(path: string, acceptEncoding?: string, method = 'GET') {
  const headers = acceptEncoding === undefined ? {} : { 'accept-encoding': acceptEncoding };
  return new Promise<{ coding: string | undefined; vary: string | undefined; body: Buffer; length: number }>(
    (resolve, reject) => {
      request(`${server.url}${path}`, { method, headers, agent: false }, (response) => {
        const { 'content-encoding': coding, vary, 'content-length': length } = response.headers;
        void buffer(response).then((body) => resolve({ coding, vary, body, length: Number(length) }), reject);
      })
        .on('error', reject)
        .end();
    },
  );
}

const zstdDecompressSync = (zlib as { zstdDecompressSync?: typeof gunzipSync }).zstdDecompressSync;
const BEST = zstdDecompressSync ? 'zstd' : 'br';
const DECODERS: Record<string, (body: Buffer) => Buffer> = {
  gzip: (body) => gunzipSync(body),
  br: (body) => brotliDecompressSync(body),
  ...(zstdDecompressSync && { zstd: (body: Buffer) => zstdDecompressSync(body) }),
};

describe.each(['/large', '/latin1', '/bytes'])('an answer that is large (%s)', (path) => {
  test.each(Object.entries(DECODERS))('is compressed by %s where the client asks for it', async (coding, decode) => {
    const answer = await get(path, coding);
    expect(answer.coding).toBe(coding);
    expect(answer.vary).toBe(path === '/bytes' ? 'Accept, Origin, Accept-Encoding' : 'Accept-Encoding');
    expect(answer.length).toBe(answer.body.length);
    expect(answer.length).toBeLessThan(1_000);
    expect(decode(answer.body).toString()).toBe('ö書'.repeat(1_000));
  });

  test.each([undefined, '', 'identity', 'compress', 'gzip;q=0', 'gzip;q=0.5, identity', '*;q=0', 'x'.repeat(10_000)])(
    'is sent as it is to a client that asks for "%s", and caches know that it varies',
    async (acceptEncoding) => {
      const { coding, vary, body } = await get(path, acceptEncoding);
      expect([coding, body.toString()]).toEqual([undefined, 'ö書'.repeat(1_000)]);
      expect(vary).toMatch(/Accept-Encoding$/);
    },
  );
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['gzip;q=0.2, identity;q=0.1', 'gzip'],
  ['br;q=0, *', zstdDecompressSync ? 'zstd' : 'gzip'],
  ['GZip', 'gzip'],
  ['*', BEST],
  ['gzip, deflate, br, zstd', BEST],
])('of "%s" the answer takes %s', async (acceptEncoding, coding) => {
  expect(await get('/large', acceptEncoding)).toMatchObject({ coding });
});

test('what is small is sent as it is, unless the client refuses that', async () => {
  expect(await get('/small', 'gzip, br, *')).toMatchObject({ coding: undefined, vary: undefined });
  expect(await get('/small', 'gzip, identity;q=0')).toMatchObject({ coding: 'gzip' });
  expect(await get('/small', 'gzip, *;q=0')).toMatchObject({ coding: 'gzip' });
  expect(await get('/empty', 'gzip, *;q=0')).toMatchObject({ coding: undefined });
});

test('what is encoded already, or not to be transformed, stays so', async () => {
  expect(await get('/encoded', 'br')).toMatchObject({ coding: 'gzip', length: 5_000 });
  expect(await get('/untouchable', 'br')).toMatchObject({ coding: undefined, length: 5_000, vary: undefined });
  expect(await get('/varied', 'br')).toMatchObject({ coding: 'br', vary: '*' });
});

test('HEAD has the headers of GET', async () => {
  const [head, { coding, vary, length }] = [await get('/large', 'gzip', 'HEAD'), await get('/large', 'gzip')];
  expect(head).toMatchObject({ coding, vary, length, body: Buffer.alloc(0) });
});

test('of many at once each client gets all, compressed or not', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => get('/large', 'gzip')));
  const texts = answers.map(({ coding, body }) => (coding ? DECODERS[coding]!(body) : body).toString());
  expect(new Set(texts)).toEqual(new Set(['ö書'.repeat(1_000)]));
});
