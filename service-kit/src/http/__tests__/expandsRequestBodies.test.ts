import zlib, { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';

import { jsonResponse } from '../HttpMessage.ts';
import { useServer } from './useServer.ts';

const LIMIT = 100_000;
const server = useServer({
  bodyLimit: LIMIT,
  route: async (request) => jsonResponse(200, await request.readJson()),
});

async function send(body: Uint8Array, encoding: string) {
  const response = await fetch(server.url, { method: 'POST', headers: { 'content-encoding': encoding }, body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

const refusal = (code: string) => ({ errors: [{ extensions: { code } }] });
const TEXT = JSON.stringify({ text: 'ö書'.repeat(1_000) });
const zstdCompressSync = (zlib as { zstdCompressSync?: typeof gzipSync }).zstdCompressSync;
const CODINGS: Record<string, (body: Uint8Array | string) => Uint8Array> = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  GZIP: gzipSync,
  deflate: deflateSync,
  br: (body) => brotliCompressSync(body),
  identity: (body) => Buffer.from(body),
  ...(zstdCompressSync && { zstd: zstdCompressSync }),
};

describe.each(Object.entries(CODINGS))('%s', (encoding, compress) => {
  test('is expanded', async () => {
    expect(await send(compress(TEXT), encoding)).toMatchObject({ status: 200, body: JSON.parse(TEXT) });
  });

  test('may have as many bytes as the limit when it is expanded, and no more', async () => {
    const json = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
    expect(await send(compress(json(LIMIT)), encoding)).toMatchObject({ status: 200 });
    expect(await send(compress(json(LIMIT + 1)), encoding)).toMatchObject({
      status: 413,
      body: refusal('PAYLOAD_TOO_LARGE'),
    });
  });
});

describe.each(Object.entries(CODINGS).filter(([name]) => name !== 'identity'))('%s', (encoding, compress) => {
  test('that expands to 64 MB is given up at the limit', async () => {
    const bomb = compress(Buffer.alloc(64 * 1024 * 1024, ' '));
    expect(bomb.length).toBeLessThan(LIMIT);
    expect(await send(bomb, encoding)).toMatchObject({ status: 413, body: refusal('PAYLOAD_TOO_LARGE') });
  });

  test.each([
    ['is cut off', (body: Uint8Array) => body.subarray(0, body.length - 12)],
    ['is none', () => Buffer.from('{"text":"plain"}')],
  ])('that %s is refused', async (_, spoil) => {
    expect(await send(spoil(compress(TEXT)), encoding)).toMatchObject({ status: 400, body: refusal('BAD_REQUEST') });
  });
});

test.each(['compress', 'gzip, gzip', 'gzip, br', 'aws-chunked', '*', 'x'.repeat(1_000)])(
  'the coding %s is refused, and those that are supported are named',
  async (encoding) => {
    const { status, headers, body } = await send(gzipSync(TEXT), encoding);
    expect([status, body]).toMatchObject([415, refusal('UNSUPPORTED_MEDIA_TYPE')]);
    expect(headers.get('accept-encoding')).toMatch(/^(zstd, )?br, gzip, deflate$/);
    expect(server.observed.at(-1)).toMatchObject({ isExecuted: false, errorCodes: ['UNSUPPORTED_MEDIA_TYPE'] });
  },
);
