import type { Socket } from 'node:net';

import { Http1Error } from './Http1Error.ts';
import { openSocket, type Origin, type SocketListener } from './openSocket.ts';
import { type ResponseListener, ResponseReader } from './ResponseReader.ts';

/** A request as it is written, and the receiver of its response: an end or an error, once; neither after an abort. */
export interface Exchange extends ResponseListener {
  /** One character a byte. */
  readonly head: string;
  /** Bytes, or a string of one character a byte. */
  readonly body: Buffer | string;
  /** It has a connection, and is written. Until its end it may destroy the connection, which aborts it. */
  onSend(connection: Http1Connection): void;
  onEnd(): void;
  onError(error: Error): void;
}

/** The pool of a connection. */
export interface ConnectionOwner {
  onOpen(connection: Http1Connection): void;
  /** It may be used again. */
  onIdle(connection: Http1Connection): void;
  /** Called once. @param error undefined if it was closed on purpose */
  onClose(connection: Http1Connection, wasOpen: boolean, error: Error | undefined): void;
  /** A TLS session that later connections may resume. */
  onSession(connection: Http1Connection, session: Buffer): void;
}

/** What Node itself reads at once. In bytes. */
const READ_SIZE = 64 * 1024;

/** A connection to a server. It sends one request at a time; whatever it does not expect closes it. */
export class Http1Connection implements SocketListener {
  /** Until when it may stay idle, by `performance.now()`. */
  idleUntil = Infinity;
  readonly origin: Origin;
  readonly #owner: ConnectionOwner;
  readonly #reader = new ResponseReader();
  readonly #socket: Socket;
  #exchange: Exchange | undefined;
  #isOpen = false;
  #isClosed = false;
  #closesAfterResponse = false;

  constructor(origin: Origin, session: Buffer | undefined, owner: ConnectionOwner) {
    this.origin = origin;
    this.#owner = owner;
    this.#socket = openSocket(origin, Buffer.allocUnsafeSlow(READ_SIZE), session, this);
  }

  /** Call it when it is open and idle. */
  send(exchange: Exchange): void {
    this.#exchange = exchange;
    this.#reader.start();
    exchange.onSend(this);
    const { head, body } = exchange;
    if (typeof body === 'string') {
      this.#socket.write(head + body, 'latin1');
      return;
    }
    this.#socket.cork();
    this.#socket.write(head, 'latin1');
    this.#socket.write(body);
    this.#socket.uncork();
  }

  /** Closes it now. A request that it has sent is aborted without a call. */
  destroy(): void {
    this.#exchange = undefined;
    this.#close(undefined);
  }

  /** Closes it, after the response that it waits for. */
  close(): void {
    if (this.#exchange) this.#closesAfterResponse = true;
    else this.destroy();
  }

  onConnect(): void {
    if (this.#isClosed) return;
    this.#isOpen = true;
    this.#owner.onOpen(this);
  }

  onBytes(bytes: Buffer): void {
    const exchange = this.#exchange;
    if (this.#isClosed) return;
    if (!exchange) return this.#close(new Http1Error('bytes arrived without a request'));
    let isComplete: boolean;
    try {
      isComplete = this.#reader.read(bytes, exchange);
    } catch (error) {
      return this.#close(error as Error);
    }
    if (isComplete) this.#complete(exchange);
  }

  onEnd(): void {
    const exchange = this.#exchange;
    if (exchange && this.#reader.end()) this.#complete(exchange);
    else this.#close(new Http1Error('the server closed the connection'));
  }

  onClose(error: Error | undefined): void {
    this.#close(error ?? new Http1Error('the connection was closed'));
  }

  onSession(session: Buffer): void {
    this.#owner.onSession(this, session);
  }

  /** It takes the next request before this response is processed. */
  #complete(exchange: Exchange): void {
    // The exchange may have been aborted when it received its last data.
    if (this.#exchange !== exchange) return;
    this.#exchange = undefined;
    const { keepAlive } = this.#reader;
    if (keepAlive === 0 || this.#closesAfterResponse) this.#close(undefined);
    else {
      this.idleUntil = performance.now() + keepAlive;
      this.#owner.onIdle(this);
    }
    exchange.onEnd();
  }

  #close(error: Error | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.destroy();
    const exchange = this.#exchange;
    this.#exchange = undefined;
    this.#owner.onClose(this, this.#isOpen, error);
    exchange?.onError(error ?? new Http1Error('the connection was closed'));
  }
}
