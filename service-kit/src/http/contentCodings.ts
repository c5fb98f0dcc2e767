import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** What a body may be compressed by (RFC 9110, section 8.4.1). */
export interface ContentCoding {
  readonly name: string;
  /** @throws ERR_BUFFER_TOO_LARGE where the result has more bytes than `limit`, of which no more are made */
  readonly decode: (body: Uint8Array, limit: number) => Promise<Buffer>;
  /** At a level that takes little processor time. Undefined for one that clients understand differently. */
  readonly encode?: (body: Uint8Array) => Promise<Buffer>;
}

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;

/** Since Node 22.15. */
interface Zstd {
  readonly zstdCompress?: typeof zlib.gzip;
  readonly zstdDecompress?: typeof zlib.gunzip;
}
const { zstdCompress, zstdDecompress } = zlib as Zstd;

/** All of these work in libuv's thread pool, and none on the event loop. */
const [gzip, gunzip, inflate, brotliCompress, brotliDecompress] = [
  promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gzip),
  promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate),
  promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliCompress),
  promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
];

/** Those that this Node knows, the one that does most for its processor time first. */
export const contentCodings: readonly ContentCoding[] = [
  ...(zstdCompress && zstdDecompress ? [zstd(zstdCompress, zstdDecompress)] : []),
  {
    name: 'br',
    decode: (body, maxOutputLength) => brotliDecompress(body, { maxOutputLength }),
    encode: (body) =>
      brotliCompress(body, { params: { [BROTLI_PARAM_QUALITY]: 3, [BROTLI_PARAM_SIZE_HINT]: body.length } }),
  },
  {
    name: 'gzip',
    decode: (body, maxOutputLength) => gunzip(body, { maxOutputLength }),
    encode: (body) => gzip(body, { level: 2 }),
  },
  {
    name: 'deflate',
    decode: (body, maxOutputLength) => inflate(body, { maxOutputLength }),
  },
];

function zstd(compress: typeof zlib.gzip, decompress: typeof zlib.gunzip): ContentCoding {
  const [encode, decode] = [
    promisify<Uint8Array, zlib.ZlibOptions, Buffer>(compress),
    promisify<Uint8Array, zlib.ZlibOptions, Buffer>(decompress),
  ];
  return {
    name: 'zstd',
    decode: (body, maxOutputLength) => decode(body, { maxOutputLength }),
    encode: (body) => encode(body, {}),
  };
}
