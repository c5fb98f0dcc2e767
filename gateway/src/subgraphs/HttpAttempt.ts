import { type CacheHint, NO_STORE_HINT, readCacheHint } from '../caching/CacheHint.ts';
import { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { toBytes, writeRawJson } from '../engine/raw-json/writeRawJson.ts';
import type { Exchange, Http1Connection } from './http1/Http1Connection.ts';
import type { Http1Pool } from './http1/Http1Pool.ts';
import type { RequestHead } from './http1/RequestHead.ts';
import type { ResponseHeaders } from './http1/ResponseHead.ts';
import { type BodyListener, ResponseBody } from './ResponseBody.ts';
import type { RequestSigner } from './signRequests.ts';

export interface HttpRequest {
  readonly subgraph: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as `engine/raw-json/` escapes it. */
  readonly body: string;
  /** In milliseconds, waiting for a connection included. */
  readonly timeout: number;
  /** Of the decompressed body. In bytes. */
  readonly responseLimit: number;
}

/** Where requests to one subgraph are sent. */
export interface HttpTarget {
  readonly pool: Http1Pool;
  readonly head: RequestHead;
  readonly sign: RequestSigner | undefined;
}

/** A subgraph's HTTP response, of any status and content. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType?: string | undefined;
  readonly headers: ResponseHeaders;
  readonly cacheHint: CacheHint;
  /** Valid until the listener returns. */
  readonly body: Buffer;
}

/** Receives the result of an attempt: one of both, once; none when it was aborted. */
export interface AttemptListener {
  onResponse(response: HttpResponse): void;
  /** @param error GATEWAY_TIMEOUT, SUBREQUEST_HTTP_ERROR or SUBREQUEST_MALFORMED_RESPONSE */
  onError(error: SubgraphError): void;
}

/** One attempt to send a request and to read its response, without streams and promises. */
export class HttpAttempt implements Exchange, BodyListener {
  head = '';
  body: Buffer | string = '';
  readonly #request: HttpRequest;
  readonly #listener: AttemptListener;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  readonly #received: ResponseBody;
  readonly #target: HttpTarget;
  #status = 0;
  #headers: ResponseHeaders = {};
  #cacheHint = NO_STORE_HINT;
  /** Until the response has arrived: the connection serves other requests after it. */
  #connection: Http1Connection | undefined;
  #isSent = false;
  #error: SubgraphError | undefined;

  constructor(request: HttpRequest, target: HttpTarget, listener: AttemptListener) {
    this.#request = request;
    this.#target = target;
    this.#listener = listener;
    this.#received = new ResponseBody(request.responseLimit, this);
    this.#timer = setTimeout(expire, request.timeout, this);
  }

  send(): void {
    const { pool, head, sign } = this.#target;
    const { headers, body } = this.#request;
    try {
      if (sign) {
        const bytes = toBytes(body);
        this.body = bytes;
        this.head = head.write(sign(headers, bytes), bytes.length);
      } else {
        this.body = writeRawJson(body);
        this.head = head.write(headers, this.body.length);
      }
    } catch (error) {
      return this.onError(error as Error);
    }
    pool.send(this);
  }

  /** Whether it has had a connection. */
  get isSent(): boolean {
    return this.#isSent;
  }

  /** In milliseconds. */
  get age(): number {
    return performance.now() - this.#startedAt;
  }

  /** Ends it without a call of the listener. */
  abort(error: SubgraphError): void {
    this.#error = error;
    clearTimeout(this.#timer);
    this.#received.destroy();
    if (this.#connection) this.#connection.destroy();
    else if (!this.#isSent) this.#target.pool.cancel(this);
  }

  expire(): void {
    this.#fail(new SubgraphError('GATEWAY_TIMEOUT', `The ${this.#request.subgraph} subgraph did not answer in time.`));
  }

  onSend(connection: Http1Connection): void {
    this.#connection = connection;
    this.#isSent = true;
  }

  onHead(status: number, headers: ResponseHeaders): void {
    this.#status = status;
    this.#headers = headers;
    this.#cacheHint = readCacheHint(headers, this.#startedAt);
    this.#received.start(status, headers['content-encoding']?.toString());
  }

  onData(data: Buffer, isLast: boolean): void {
    this.#received.write(data, isLast);
  }

  onEnd(): void {
    this.#connection = undefined;
    this.#received.end();
  }

  onError(cause: Error): void {
    this.#connection = undefined;
    const message = `The ${this.#request.subgraph} subgraph could not be reached.`;
    this.#fail(new SubgraphError('SUBREQUEST_HTTP_ERROR', message, { cause }));
  }

  onBody(body: Buffer): void {
    clearTimeout(this.#timer);
    this.#listener.onResponse({
      status: this.#status,
      contentType: this.#headers['content-type']?.toString(),
      headers: this.#headers,
      cacheHint: this.#cacheHint,
      body,
    });
  }

  onBodyError(fault: string): void {
    const message = `The ${this.#request.subgraph} subgraph's answer ${fault}.`;
    this.#fail(new SubgraphError('SUBREQUEST_MALFORMED_RESPONSE', message));
  }

  #fail(error: SubgraphError): void {
    if (this.#error) return;
    this.abort(error);
    this.#listener.onError(error);
  }
}

/** One function for all timers. */
function expire(attempt: HttpAttempt): void {
  attempt.expire();
}
