import { Http1Error } from './Http1Error.ts';

/** Of the head of a response, with those of interim responses before it. In bytes; Node's own default. */
const MAX_HEAD = 16 * 1024;

const HEAD_END = Buffer.from('\r\n\r\n');

/** Collects the bytes of a response's head. Each byte is searched once, however it is split. */
export class HeadCollector {
  /** The start of a head that has not arrived completely. */
  #pending: Buffer | undefined;
  #pendingLength = 0;
  #length = 0;
  #next = 0;

  /** Where the body starts in the bytes that completed the head. */
  get bodyStart(): number {
    return this.#next;
  }

  reset(): void {
    this.#pending = undefined;
    this.#pendingLength = 0;
    this.#length = 0;
  }

  /**
   * @returns the head without the empty line at its end, one character a byte; undefined if bytes are missing
   * @throws Http1Error if it is too long
   */
  collect(bytes: Buffer, start: number): string | undefined {
    if (this.#pending) return this.#append(this.#pending, bytes, start);
    const end = bytes.indexOf(HEAD_END, start);
    if (end < 0) {
      this.#pending = Buffer.allocUnsafe(MAX_HEAD);
      return this.#append(this.#pending, bytes, start);
    }
    this.#next = end + HEAD_END.length;
    this.#count(this.#next - start);
    return bytes.toString('latin1', start, end);
  }

  #append(pending: Buffer, bytes: Buffer, start: number): string | undefined {
    const before = this.#pendingLength;
    this.#pendingLength += bytes.copy(pending, before, start);
    const collected = pending.subarray(0, this.#pendingLength);
    const end = collected.indexOf(HEAD_END, Math.max(0, before - HEAD_END.length + 1));
    if (end < 0) {
      if (this.#length + this.#pendingLength >= MAX_HEAD) throw tooLong();
      return undefined;
    }
    const length = end + HEAD_END.length;
    this.#next = start + length - before;
    this.#count(length);
    this.#pending = undefined;
    this.#pendingLength = 0;
    return collected.toString('latin1', 0, end);
  }

  #count(length: number): void {
    this.#length += length;
    if (this.#length > MAX_HEAD) throw tooLong();
  }
}

function tooLong(): Http1Error {
  return new Http1Error('the head of the response is too long');
}
