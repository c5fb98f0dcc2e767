import * as zlib from 'node:zlib';
import type { Transform } from 'node:stream';

/** Receives the decoded chunks; then `onEnd` or `onDecodingError`, once. */
export interface DecoderListener {
  onChunk(chunk: Buffer): void;
  onEnd(): void;
  /** @param fault a predicate whose subject is the response, such as `cannot be decompressed` */
  onDecodingError(fault: string): void;
}

/** Node has zstd since versions 22.15 and 23.8. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Transform };

const DECOMPRESSORS = new Map<string, (first: Buffer) => Transform>([
  ['gzip', () => zlib.createGunzip()],
  ['x-gzip', () => zlib.createGunzip()],
  ['br', () => zlib.createBrotliDecompress()],
  // Many servers omit the zlib header that RFC 9110, section 8.4.1.2, requires; the low bits of its first byte are always 8.
  ['deflate', ([first]) => ((first! & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw())],
]);
if (createZstdDecompress) DECOMPRESSORS.set('zstd', () => createZstdDecompress());

/** The supported encodings, cheapest for subgraphs first: an `Accept-Encoding` header (RFC 9110, section 12.5.3). */
export const ACCEPTED_ENCODINGS = [...(createZstdDecompress ? ['zstd'] : []), 'gzip', 'deflate', 'br'].join(', ');

/**
 * Decompresses a body while it arrives, in Node's thread pool. It decompresses a chunk after the listener has received the
 * one before, so that a listener that destroys the decoder stops a decompression bomb at once.
 */
export class BodyDecoder {
  readonly #open: ((first: Buffer) => Transform) | undefined;
  readonly #encoding: string;
  readonly #listener: DecoderListener;
  #decompressor: Transform | undefined;
  #isEnded = false;

  /** @param contentEncoding a `Content-Encoding` header of one encoding (RFC 9110, section 8.4) */
  constructor(contentEncoding: string, listener: DecoderListener) {
    this.#encoding = contentEncoding.trim().toLowerCase();
    this.#open = DECOMPRESSORS.get(this.#encoding);
    this.#listener = listener;
  }

  write(chunk: Buffer): void {
    if (this.#isEnded || chunk.length === 0) return;
    if (!this.#open) return this.#fail(`has the content encoding ${nameOf(this.#encoding)}, which is not supported`);
    this.#decompressor ??= this.#start(this.#open(chunk));
    this.#decompressor.write(chunk);
  }

  end(): void {
    if (this.#isEnded) return;
    if (this.#decompressor) this.#decompressor.end();
    else this.#finish();
  }

  /** The listener is not called any more. */
  destroy(): void {
    this.#isEnded = true;
    this.#decompressor?.destroy();
  }

  #start(decompressor: Transform): Transform {
    return decompressor
      .on('data', (chunk: Buffer) => {
        if (!this.#isEnded) this.#listener.onChunk(chunk);
      })
      .on('end', () => this.#finish())
      .on('error', () => this.#fail('cannot be decompressed'));
  }

  #finish(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#listener.onEnd();
  }

  #fail(fault: string): void {
    if (this.#isEnded) return;
    this.destroy();
    this.#listener.onDecodingError(fault);
  }
}

/** Whether a body must be decoded before it is read. */
export function isEncoded(contentEncoding: string | undefined): contentEncoding is string {
  return contentEncoding !== undefined && !/^(identity)?$/i.test(contentEncoding.trim());
}

/** A header may have any content and length. */
function nameOf(encoding: string): string {
  return /^[\w.-]{1,32}$/.test(encoding) ? encoding : 'of an unusual name';
}
