import { Http1Error } from './Http1Error.ts';

type State =
  'size' | 'extension' | 'sizeEnd' | 'data' | 'dataEnd' | 'dataLineEnd' | 'trailer' | 'trailerLineEnd' | 'done';

/** Of all size lines, extensions and trailers that are not sizes of chunks with data. In bytes. */
const MAX_OVERHEAD = 16 * 1024;
/** A chunk of 16 hexadecimal digits would not be exact in a number. */
const MAX_SIZE_DIGITS = 12;

const CR = 0x0d;
const LF = 0x0a;
const TAB = 0x09;
const SPACE = 0x20;
const DELETE = 0x7f;
const SEMICOLON = 0x3b;

/**
 * Decodes a chunked body (RFC 9112, section 7.1), byte for byte where it is not data. Chunk extensions and trailers are ignored;
 * their length is limited. A bare CR or LF is an error.
 */
export class ChunkedBody {
  #state: State = 'size';
  #size = 0;
  #digits = 0;
  #overhead = 0;
  #trailerLength = 0;

  get isDone(): boolean {
    return this.#state === 'done';
  }

  /**
   * Moves the data to the start of the bytes.
   *
   * @returns the number of bytes of data
   * @throws Http1Error for an invalid chunk, and for bytes after the body
   */
  decode(bytes: Buffer): number {
    let written = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'data') {
        const length = Math.min(this.#size, bytes.length - at);
        bytes.copyWithin(written, at, at + length);
        written += length;
        at += length;
        this.#size -= length;
        if (this.#size === 0) this.#state = 'dataEnd';
      } else {
        this.#readByte(bytes[at]!);
        at += 1;
      }
    }
    return written;
  }

  #readByte(byte: number): void {
    switch (this.#state) {
      case 'size':
        return this.#readSize(byte);
      case 'extension':
        if (byte === CR) this.#state = 'sizeEnd';
        else this.#skip(byte);
        return;
      case 'sizeEnd':
        expectByte(byte, LF);
        this.#state = this.#size > 0 ? 'data' : 'trailer';
        this.#digits = 0;
        return;
      case 'dataEnd':
        expectByte(byte, CR);
        this.#state = 'dataLineEnd';
        return;
      case 'dataLineEnd':
        expectByte(byte, LF);
        this.#state = 'size';
        return;
      case 'trailer':
        if (byte === CR) this.#state = 'trailerLineEnd';
        else {
          this.#trailerLength += 1;
          this.#skip(byte);
        }
        return;
      case 'trailerLineEnd':
        expectByte(byte, LF);
        this.#state = this.#trailerLength === 0 ? 'done' : 'trailer';
        this.#trailerLength = 0;
        return;
      case 'data':
      case 'done':
        throw new Http1Error('bytes follow the response');
    }
  }

  #readSize(byte: number): void {
    const digit = hexDigit(byte);
    if (digit >= 0) {
      this.#digits += 1;
      if (this.#digits > MAX_SIZE_DIGITS) throw new Http1Error('a chunk is too large');
      this.#size = this.#size * 16 + digit;
      return;
    }
    if (this.#digits === 0) throw new Http1Error('a chunk has no size');
    if (byte === CR) this.#state = 'sizeEnd';
    else if (byte === SEMICOLON) this.#state = 'extension';
    else throw new Http1Error('a chunk has an invalid size');
  }

  /** A byte of an extension or a trailer. */
  #skip(byte: number): void {
    this.#overhead += 1;
    if (this.#overhead > MAX_OVERHEAD) throw new Http1Error('chunk extensions and trailers are too long');
    if ((byte < SPACE && byte !== TAB) || byte === DELETE) throw new Http1Error('a chunk has an invalid line');
  }
}

function expectByte(byte: number, expected: number): void {
  if (byte !== expected) throw new Http1Error('a chunk has an invalid end');
}

/** -1 for other bytes. */
function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
