import type { Dispatcher } from 'undici';

import { type CacheHint, NO_STORE_HINT, readCacheHint } from '../caching/CacheHint.ts';
import { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { toBytes } from '../engine/raw-json/writeRawJson.ts';
import { ACCEPTED_ENCODINGS } from './BodyDecoder.ts';
import { type BodyListener, ResponseBody } from './ResponseBody.ts';

export interface HttpRequest {
  readonly subgraph: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as `engine/raw-json/` escapes it. */
  readonly body: string;
  /** In milliseconds, waiting for a connection included. */
  readonly timeout: number;
  /** Of the decompressed body. In bytes. */
  readonly responseLimit: number;
  /** Whether the subgraph may compress its response. */
  readonly compression: boolean;
}

/** A subgraph's HTTP response, of any status and content. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType?: string | undefined;
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

const PLAIN_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
const COMPRESSION_HEADERS = { ...PLAIN_HEADERS, 'accept-encoding': ACCEPTED_ENCODINGS };

/** One attempt to send a request and to read its response. It uses undici's `dispatch`, which needs no streams and no promises. */
export class HttpAttempt implements Dispatcher.DispatchHandler, BodyListener {
  readonly #request: HttpRequest;
  readonly #listener: AttemptListener;
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  readonly #body: ResponseBody;
  #status = 0;
  #contentType: string | undefined;
  #cacheHint = NO_STORE_HINT;
  #controller: Dispatcher.DispatchController | undefined;
  #error: SubgraphError | undefined;

  constructor(request: HttpRequest, listener: AttemptListener) {
    this.#request = request;
    this.#listener = listener;
    this.#body = new ResponseBody(request.responseLimit, this);
    this.#timer = setTimeout(expire, request.timeout, this);
  }

  dispatch(dispatcher: Dispatcher): void {
    const { path, headers, body, compression } = this.#request;
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

  /** Whether it has a connection. */
  get isSent(): boolean {
    return this.#controller !== undefined;
  }

  /** In milliseconds. */
  get age(): number {
    return performance.now() - this.#startedAt;
  }

  /** Ends it without a call of the listener. */
  abort(error: SubgraphError): void {
    this.#error = error;
    clearTimeout(this.#timer);
    this.#body.destroy();
    this.#controller?.abort(error);
  }

  expire(): void {
    this.#fail(new SubgraphError('GATEWAY_TIMEOUT', `The ${this.#request.subgraph} subgraph did not answer in time.`));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // It was aborted while it waited for a connection, and must not be sent.
    if (this.#error) controller.abort(this.#error);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#contentType = headers['content-type']?.toString();
    this.#cacheHint = readCacheHint(headers, this.#startedAt);
    this.#body.start(status, headers['content-encoding']?.toString());
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#body.write(chunk);
  }

  onResponseEnd(): void {
    this.#body.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    const message = `The ${this.#request.subgraph} subgraph could not be reached.`;
    this.#fail(new SubgraphError('SUBREQUEST_HTTP_ERROR', message, { cause }));
  }

  onBody(body: Buffer): void {
    clearTimeout(this.#timer);
    this.#listener.onResponse({
      status: this.#status,
      contentType: this.#contentType,
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
