import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

import { afterAll, afterEach, beforeAll } from '@jest/globals';

import type { Exchange, Http1Connection } from '../Http1Connection.ts';
import { Http1Pool } from '../Http1Pool.ts';
import { RequestHead } from '../RequestHead.ts';

/** What a server does with a request, whose text is given. */
export type Behaviour = (socket: Socket, text: string) => void;

/** A server of bytes. Requests to it must arrive in one piece. */
export function useRawServer() {
  const sockets: Socket[] = [];
  const pools: Http1Pool[] = [];
  const requests: string[] = [];
  let behaviour: Behaviour = () => undefined;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      requests.push(bytes.toString('latin1'));
      behaviour(socket, requests.at(-1)!);
    });
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    requests.length = 0;
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
  });
  afterAll(() => void server.close());
  return {
    /** The requests that have arrived. */
    requests,
    /** The connections that were opened. */
    sockets,
    origin,
    follow(next: Behaviour) {
      behaviour = next;
    },
    openPool(connections = 10): Http1Pool {
      const pool = new Http1Pool({ origin: origin(), connections });
      pools.push(pool);
      return pool;
    },
    request(body = '{}'): TestExchange {
      return new TestExchange(new RequestHead(new URL(`${origin()}/graphql`), {}).write({}, body.length), body);
    },
  };
}

/** A request whose response is a promise. */
export class TestExchange implements Exchange {
  readonly head: string;
  readonly body: string;
  readonly response: Promise<{ status: number; body: string }>;
  /** Resolves when it has a connection. */
  readonly sent: Promise<Http1Connection>;
  onSend!: (connection: Http1Connection) => void;
  onEnd!: () => void;
  onError!: (error: Error) => void;
  #status = 0;
  #received = '';

  constructor(head: string, body: string) {
    this.head = head;
    this.body = body;
    this.sent = new Promise((resolve) => (this.onSend = resolve));
    this.response = new Promise((resolve, reject) => {
      this.onEnd = () => resolve({ status: this.#status, body: this.#received });
      this.onError = reject;
    });
    // Tests of aborts do not look at it.
    this.response.catch(() => undefined);
  }

  onHead(status: number): void {
    this.#status = status;
  }

  onData(data: Buffer): void {
    this.#received += data.toString('latin1');
  }
}

export const answer = (body: string, head = '') =>
  `HTTP/1.1 200 OK\r\n${head}content-length: ${body.length}\r\n\r\n${body}`;
