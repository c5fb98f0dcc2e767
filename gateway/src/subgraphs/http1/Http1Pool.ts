import type { SecureContext } from 'node:tls';

import { type ConnectionOwner, type Exchange, Http1Connection } from './Http1Connection.ts';
import { Http1Error } from './Http1Error.ts';
import type { Origin } from './openSocket.ts';

const SWEEP_MS = 1_000;

export interface Http1PoolOptions {
  /** With `http:` or `https:`. */
  readonly origin: string;
  /** Maximum number. */
  readonly connections: number;
  /** For `https:`; undefined for Node's defaults. */
  readonly secureContext?: SecureContext | undefined;
}

/**
 * Keep-alive connections to one origin. Requests wait for a connection in the order in which they came; the connection that
 * was used last is used first, so that those that are not needed become idle and are closed.
 */
export class Http1Pool implements ConnectionOwner {
  readonly #maxConnections: number;
  readonly #connections = new Set<Http1Connection>();
  readonly #idle: Http1Connection[] = [];
  readonly #waiting = new Set<Exchange>();
  readonly #sweeper: NodeJS.Timeout;
  #origin: Origin;
  #session: Buffer | undefined;
  #connecting = 0;
  #onEmpty: (() => void) | undefined;

  constructor({ origin, connections, secureContext }: Http1PoolOptions) {
    const { protocol, hostname, port } = new URL(origin);
    const isTls = protocol === 'https:';
    this.#maxConnections = connections;
    this.#origin = {
      // An IPv6 address has brackets in a URL.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (isTls ? 443 : 80),
      tls: isTls ? { secureContext } : null,
    };
    this.#sweeper = setInterval(() => this.#closeExpired(), SWEEP_MS).unref();
  }

  /** Sends a request, now or when a connection is free. It must not have been sent before. */
  send(exchange: Exchange): void {
    if (this.#onEmpty) return exchange.onError(new Http1Error('the connections are being closed'));
    const connection = this.#takeIdle();
    if (connection) return connection.send(exchange);
    this.#waiting.add(exchange);
    this.#connect();
  }

  /** For a request that has no connection: it is not sent. */
  cancel(exchange: Exchange): void {
    this.#waiting.delete(exchange);
    this.#finishClosing();
  }

  /** New connections use other credentials; the old ones close after their responses. */
  renew(secureContext: SecureContext): void {
    this.#origin = { ...this.#origin, tls: { secureContext } };
    this.#session = undefined;
    for (const connection of this.#connections) connection.close();
  }

  /** Resolves after the last response. Later requests fail. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
      this.#finishClosing();
    });
  }

  onOpen(connection: Http1Connection): void {
    this.#connecting -= 1;
    this.onIdle(connection);
  }

  onIdle(connection: Http1Connection): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      connection.send(next);
    } else {
      this.#idle.push(connection);
      this.#finishClosing();
    }
  }

  onClose(connection: Http1Connection, wasOpen: boolean, error: Error | undefined): void {
    this.#connections.delete(connection);
    if (wasOpen) {
      const index = this.#idle.indexOf(connection);
      if (index >= 0) this.#idle.splice(index, 1);
    } else {
      this.#connecting -= 1;
      if (error) this.#rejectNext(error);
    }
    this.#connect();
    this.#finishClosing();
  }

  onSession(connection: Http1Connection, session: Buffer): void {
    if (connection.origin === this.#origin) this.#session = session;
  }

  #takeIdle(): Http1Connection | undefined {
    for (;;) {
      const connection = this.#idle.pop();
      if (!connection || connection.idleUntil > performance.now()) return connection;
      connection.destroy();
    }
  }

  /** As many connections as there are requests that wait for one. */
  #connect(): void {
    while (this.#waiting.size > this.#connecting && this.#connections.size < this.#maxConnections) {
      this.#connecting += 1;
      this.#connections.add(new Http1Connection(this.#origin, this.#session, this));
    }
  }

  /** A connection that cannot be opened fails one request, as if it had been opened for it. */
  #rejectNext(error: Error): void {
    const [next] = this.#waiting;
    if (!next) return;
    this.#waiting.delete(next);
    next.onError(error);
  }

  #closeExpired(): void {
    const now = performance.now();
    for (const connection of this.#idle.filter(({ idleUntil }) => idleUntil <= now)) connection.destroy();
  }

  #finishClosing(): void {
    if (!this.#onEmpty || this.#waiting.size > 0) return;
    for (const connection of this.#connections) connection.close();
    if (this.#connections.size > 0) return;
    clearInterval(this.#sweeper);
    this.#onEmpty();
  }
}
