import * as zlib from 'node:zlib';
import type { Transform } from 'node:stream';

/** Hears what becomes of a body: its chunks, then one of the others, once. */
export interface DecoderListener {
  decoded(chunk: Buffer): void;
  decodedAll(): void;
  /** @param fault what is wrong with the answer, as the end of a sentence */
  undecodable(fault: string): void;
}

/** Node has zstd since versions 22.15 and 23.8. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };

const DECOMPRESSORS = new Map<string, (first: Buffer) => Transform>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['br', () => zlib.createBrotliDecompress()],
  // Many servers leave out the header that RFC 9110, section 8.4.1.2, asks for; the low bits of its first byte are always these.
  ['deflate', ([first]) => ((first! & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw())],
]);
if (createZstdDecompress) DECOMPRESSORS.set('zstd', () => createZstdDecompress());

/** The encodings that are asked for, cheapest for subgraphs first: an `Accept-Encoding` header (RFC 9110, section 12.5.3). */
export const ACCEPTED_ENCODINGS = [...(createZstdDecompress ? ['zstd'] : []), 'gzip', 'deflate', 'br'].join(', ');

/**
 * Decompresses a body while it arrives, in Node's thread pool. A chunk of it is decompressed when the one before has been
 * taken, so that a listener that destroys the decoder has taken no more of a bomb than it wanted.
 */
export class BodyDecoder {
  readonly #open: ((first: Buffer) => Transform) | undefined;
  readonly #encoding: string;
  readonly #listener: DecoderListener;
  #decompressor: Transform | undefined;
  #isOver = false;

  /** @param contentEncoding a `Content-Encoding` header of one encoding (RFC 9110, section 8.4) */
  constructor(contentEncoding: string, listener: DecoderListener) {
    this.#encoding = contentEncoding.trim().toLowerCase();
    this.#open = DECOMPRESSORS.get(this.#encoding);
    this.#listener = listener;
  }

  write(chunk: Buffer): void {
    if (this.#isOver || chunk.length === 0) return;
    if (!this.#open) return this.#fail(`has the content encoding ${nameOf(this.#encoding)}, which is not supported`);
    this.#decompressor ??= this.#start(this.#open(chunk));
    this.#decompressor.write(chunk);
  }

  end(): void {
    if (this.#isOver) return;
    if (this.#decompressor) this.#decompressor.end();
    else this.#finish();
  }

  /** Nothing is heard of it any more. */
  destroy(): void {
    this.#isOver = true;
    this.#decompressor?.destroy();
  }

  #start(decompressor: Transform): Transform {
    return decompressor
      .on('data', (chunk: Buffer) => {
        if (!this.#isOver) this.#listener.decoded(chunk);
      })
      .on('end', () => this.#finish())
      .on('error', () => this.#fail('cannot be decompressed'));
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#listener.decodedAll();
  }

  #fail(fault: string): void {
    if (this.#isOver) return;
    this.destroy();
    this.#listener.undecodable(fault);
  }
}

/** Whether a body must be decoded before it is read. */
export function isEncoded(contentEncoding: string | undefined): contentEncoding is string {
  return contentEncoding !== undefined && !/^(identity)?$/i.test(contentEncoding.trim());
}

/** Headers may say anything, at any length. */
function nameOf(encoding: string): string {
  return /^[\w.-]{1,32}$/.test(encoding) ? encoding : 'of an unusual name';
}
