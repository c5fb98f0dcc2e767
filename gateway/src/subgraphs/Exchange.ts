import type { Dispatcher } from 'undici';

import { type CacheHint, NO_STORE_HINT, readCacheHint } from '../caching/CacheHint.ts';
import { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { toBytes } from '../execution/wire/writeWireText.ts';
import { ACCEPTED_ENCODINGS, BodyDecoder, type DecoderListener, isEncoded } from './BodyDecoder.ts';
import { joinChunks } from './joinChunks.ts';

/** What is sent to a subgraph. */
export interface Post {
  readonly subgraph: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as wire text. */
  readonly body: string;
  /** In milliseconds. */
  readonly timeout: number;
  /** Of the body, after it was decompressed. In bytes. */
  readonly responseLimit: number;
  /** Whether the subgraph may compress its answer. */
  readonly compression: boolean;
}

/** A subgraph's HTTP answer, whatever it is. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType?: string | undefined;
  /** What it says of storing and reusing it. */
  readonly cacheHint: CacheHint;
  /** Good until the listener that was told of it returns. */
  readonly body: Buffer;
}

/** Who hears what becomes of an exchange: one of both, once. */
export interface ExchangeListener {
  answered(answer: HttpAnswer): void;
  /** @param error GATEWAY_TIMEOUT, SUBREQUEST_HTTP_ERROR, SUBREQUEST_MALFORMED_RESPONSE, or what it was aborted with */
  failed(error: SubgraphError): void;
}

/** A compressed body that cannot be made smaller is larger than what it holds by less than this (RFC 1951, section 3.2.4). */
const COMPRESSION_OVERHEAD = 1.01;
const COMPRESSION_HEADER = 1_024;

const TOO_LARGE = 'is too large';

const PLAIN_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
const COMPRESSION_HEADERS = { ...PLAIN_HEADERS, 'accept-encoding': ACCEPTED_ENCODINGS };

/** JSON posted, and the whole answer read. undici's `dispatch` is called straight: it makes neither streams nor promises. */
export class Exchange implements Dispatcher.DispatchHandler, DecoderListener {
  readonly #post: Post;
  readonly #listener: ExchangeListener;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  #chunks: Buffer[] = [];
  #size = 0;
  /** Of the body as it came. */
  #received = 0;
  #decoder: BodyDecoder | undefined;
  #isUnreadable = false;
  #hasEnded = false;
  #status = 0;
  #contentType: string | undefined;
  #cacheHint = NO_STORE_HINT;
  #controller: Dispatcher.DispatchController | undefined;
  #failure: SubgraphError | undefined;

  constructor(dispatcher: Dispatcher, post: Post, listener: ExchangeListener) {
    this.#post = post;
    this.#listener = listener;
    this.#timer = setTimeout(expire, post.timeout, this);
    const { path, headers, body, compression } = post;
    dispatcher.dispatch(
      {
        path,
        method: 'POST',
        headers: { ...headers, ...(compression ? COMPRESSION_HEADERS : PLAIN_HEADERS) },
        body: toBytes(body),
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      this,
    );
  }

  /** Whether it is on its way; before that, it waits for a connection. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  /** In milliseconds. */
  get age(): number {
    return performance.now() - this.#startedAt;
  }

  /** Ends it, unless it has ended. */
  abort(error: SubgraphError): void {
    if (this.#failure) return;
    this.#failure = error;
    clearTimeout(this.#timer);
    this.#decoder?.destroy();
    this.#controller?.abort(error);
    this.#listener.failed(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It has waited for a connection too long: nobody waits for it any more, and nothing must come of it.
    if (this.#failure) controller.abort(this.#failure);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#contentType = headers['content-type']?.toString();
    this.#cacheHint = readCacheHint(headers, this.#startedAt);
    const encoding = headers['content-encoding']?.toString();
    if (isEncoded(encoding)) this.#decoder = new BodyDecoder(encoding, this);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#decoder) return this.decoded(chunk);
    this.#received += chunk.length;
    if (this.#received > this.#post.responseLimit * COMPRESSION_OVERHEAD + COMPRESSION_HEADER) this.#refuse(TOO_LARGE);
    else this.#decoder.write(chunk);
  }

  onResponseEnd(): void {
    this.#hasEnded = true;
    if (this.#decoder && !this.#isUnreadable) this.#decoder.end();
    else this.decodedAll();
  }

  decoded(chunk: Buffer): void {
    this.#size += chunk.length;
    this.#chunks.push(chunk);
    if (this.#size > this.#post.responseLimit) this.#refuse(TOO_LARGE);
  }

  decodedAll(): void {
    clearTimeout(this.#timer);
    this.#listener.answered({
      status: this.#status,
      contentType: this.#contentType,
      cacheHint: this.#cacheHint,
      body: joinChunks(this.#chunks, this.#size),
    });
  }

  undecodable(fault: string): void {
    if (this.#status < 400) return this.#refuse(fault);
    // That it has failed says more than that nobody can read why.
    this.#isUnreadable = true;
    this.#chunks = [];
    this.#size = 0;
    if (this.#hasEnded) this.decodedAll();
  }

  #refuse(fault: string): void {
    this.abort(
      new SubgraphError('SUBREQUEST_MALFORMED_RESPONSE', `The ${this.#post.subgraph} subgraph's answer ${fault}.`),
    );
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    const { subgraph } = this.#post;
    this.abort(new SubgraphError('SUBREQUEST_HTTP_ERROR', `The ${subgraph} subgraph could not be reached.`, { cause }));
  }

  expire(): void {
    this.abort(new SubgraphError('GATEWAY_TIMEOUT', `The ${this.#post.subgraph} subgraph did not answer in time.`));
  }
}

/** One function for all timers. */
function expire(exchange: Exchange): void {
  exchange.expire();
}
