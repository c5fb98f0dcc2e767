import { BodyDecoder, type DecoderListener, isEncoded } from './BodyDecoder.ts';
import { joinChunks } from './joinChunks.ts';

/** Receives the whole body, or why it cannot be read: one of both, once. */
export interface BodyListener {
  /** @param body valid until this method returns */
  onBody(body: Buffer): void;
  /** @param fault a predicate whose subject is the response, such as `is too large` */
  onBodyError(fault: string): void;
}

/** Compressed data is larger than the data that it holds by less than this (RFC 1951, section 3.2.4). */
const COMPRESSION_OVERHEAD = 1.01;
const COMPRESSION_HEADER = 1_024;

const TOO_LARGE = 'is too large';

/** Collects and decompresses the body of a response, up to a limit. */
export class ResponseBody implements DecoderListener {
  readonly #limit: number;
  readonly #listener: BodyListener;
  #chunks: Buffer[] = [];
  #size = 0;
  /** Before decompression. */
  #receivedSize = 0;
  #decoder: BodyDecoder | undefined;
  #mayBeUnreadable = false;
  #isUnreadable = false;
  #hasArrived = false;

  /** @param limit of the decompressed body, in bytes */
  constructor(limit: number, listener: BodyListener) {
    this.#limit = limit;
    this.#listener = listener;
  }

  start(status: number, contentEncoding: string | undefined): void {
    // A failure status is reported as such, even if its body cannot be read.
    this.#mayBeUnreadable = status >= 400;
    if (isEncoded(contentEncoding)) this.#decoder = new BodyDecoder(contentEncoding, this);
  }

  /**
   * @param chunk valid until this method returns; if it is the last, until `end` returns
   * @param isLast whether it is known to be the last: it need not be copied then
   */
  write(chunk: Buffer, isLast: boolean): void {
    if (!this.#decoder) return this.onChunk(isLast ? chunk : Buffer.from(chunk));
    this.#receivedSize += chunk.length;
    const maxReceived = this.#limit * COMPRESSION_OVERHEAD + COMPRESSION_HEADER;
    if (this.#receivedSize > maxReceived) this.#listener.onBodyError(TOO_LARGE);
    else this.#decoder.write(Buffer.from(chunk));
  }

  end(): void {
    this.#hasArrived = true;
    if (this.#decoder && !this.#isUnreadable) this.#decoder.end();
    else this.onEnd();
  }

  /** The listener is not called any more. */
  destroy(): void {
    this.#decoder?.destroy();
  }

  onChunk(chunk: Buffer): void {
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    if (this.#size > this.#limit) this.#listener.onBodyError(TOO_LARGE);
  }

  onEnd(): void {
    this.#listener.onBody(joinChunks(this.#chunks, this.#size));
  }

  onDecodingError(fault: string): void {
    if (!this.#mayBeUnreadable) return this.#listener.onBodyError(fault);
    this.#isUnreadable = true;
    this.#chunks = [];
    this.#size = 0;
    if (this.#hasArrived) this.onEnd();
  }
}
