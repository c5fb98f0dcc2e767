import { type BodyFraming, bodyFraming } from './bodyFraming.ts';
import { ChunkedBody } from './ChunkedBody.ts';
import { HeadCollector } from './HeadCollector.ts';
import { Http1Error } from './Http1Error.ts';
import { keepAliveTime } from './keepAlive.ts';
import { parseResponseHead, type ResponseHeaders } from './ResponseHead.ts';

/** Receives a response. */
export interface ResponseListener {
  onHead(status: number, headers: ResponseHeaders): void;
  /**
   * @param data valid until this method returns; if it is the last, until the end of the response is reported
   * @param isLast whether it is known to be the last
   */
  onData(data: Buffer, isLast: boolean): void;
}

type State =
  | { readonly kind: 'head' }
  | { readonly kind: 'length'; remaining: number }
  | { readonly kind: 'chunked'; readonly body: ChunkedBody }
  | { readonly kind: 'untilClose' }
  | { readonly kind: 'complete' };

const HEAD: State = { kind: 'head' };
const COMPLETE: State = { kind: 'complete' };
const UNTIL_CLOSE: State = { kind: 'untilClose' };

/**
 * Reads the responses of one connection, one after the other, from bytes that are split anywhere (RFC 9112). Whatever is not a
 * response, or follows one, is an error: the connection must be closed then.
 */
export class ResponseReader {
  readonly #head = new HeadCollector();
  #state: State = COMPLETE;
  #keepAlive = 0;

  /** How long the connection may stay idle after the response, in milliseconds; 0 if it must be closed. */
  get keepAlive(): number {
    return this.#keepAlive;
  }

  /** Call it for each request. */
  start(): void {
    this.#head.reset();
    this.#state = HEAD;
  }

  /**
   * Call it with all bytes that arrive. It changes them.
   *
   * @returns whether the response is complete
   * @throws Http1Error
   */
  read(bytes: Buffer, listener: ResponseListener): boolean {
    let start = 0;
    while (this.#state.kind === 'head') {
      const text = this.#head.collect(bytes, start);
      if (text === undefined) return false;
      start = this.#head.bodyStart;
      this.#readHead(text, listener);
      if (this.#state.kind === 'head' && start === bytes.length) return false;
    }
    this.#readBody(start === 0 ? bytes : bytes.subarray(start), listener);
    return this.#state.kind === 'complete';
  }

  /** The server has closed the connection. @returns whether this completes the response */
  end(): boolean {
    return this.#state.kind === 'untilClose';
  }

  #readHead(text: string, listener: ResponseListener): void {
    const head = parseResponseHead(text);
    if (head.status < 200) {
      // RFC 9110, section 15.2: other interim responses are ignored.
      if (head.status === 101) throw new Http1Error('the server switches to another protocol');
      return;
    }
    const framing = bodyFraming(head);
    this.#keepAlive = framing.kind === 'untilClose' ? 0 : keepAliveTime(head);
    this.#state = stateFor(framing);
    listener.onHead(head.status, head.headers);
  }

  #readBody(bytes: Buffer, listener: ResponseListener): void {
    const state = this.#state;
    switch (state.kind) {
      case 'length':
        if (bytes.length > state.remaining) throw new Http1Error('bytes follow the response');
        state.remaining -= bytes.length;
        if (state.remaining === 0) this.#state = COMPLETE;
        if (bytes.length > 0) listener.onData(bytes, state.remaining === 0);
        return;
      case 'chunked': {
        const length = state.body.decode(bytes);
        if (state.body.isDone) this.#state = COMPLETE;
        if (length > 0) listener.onData(bytes.subarray(0, length), state.body.isDone);
        return;
      }
      case 'untilClose':
        if (bytes.length > 0) listener.onData(bytes, false);
        return;
      case 'head':
      case 'complete':
        if (bytes.length > 0) throw new Http1Error('bytes arrived without a request, or follow the response');
    }
  }
}

function stateFor(framing: BodyFraming): State {
  switch (framing.kind) {
    case 'length':
      return framing.length === 0 ? COMPLETE : { kind: 'length', remaining: framing.length };
    case 'chunked':
      return { kind: 'chunked', body: new ChunkedBody() };
    case 'untilClose':
      return UNTIL_CLOSE;
  }
}
