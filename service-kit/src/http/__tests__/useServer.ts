import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';

import { afterAll, beforeAll } from '@jest/globals';
import { pino } from 'pino';

import type { RecordedOperation } from '../../observation/RequestRecord.ts';
import { createHttpServer, type HttpServerOptions } from '../createHttpServer.ts';

/** What came back over a bare connection. */
export interface RawAnswer {
  readonly text: string;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  /** What its observers have heard. */
  readonly observed: readonly RecordedOperation[];
  /** Writes bytes, as no client would, and reads until the server ends the connection or has answered with a body. */
  sendRaw(...lines: readonly string[]): Promise<RawAnswer>;
}

/** An HTTP server for one test file. */
export function useServer(options: Pick<HttpServerOptions, 'route'> & Partial<HttpServerOptions>): TestServer {
  const observed: RecordedOperation[] = [];
  const server = createHttpServer({
    bodyLimit: 100_000,
    commonHeaders: () => ({ 'x-content-type-options': 'nosniff' }),
    observers: [(operation) => observed.push(operation)],
    logger: pino({ level: 'silent' }),
    ...options,
  });
  const port = () => (server.address() as AddressInfo).port;
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    get url() {
      return `http://127.0.0.1:${port()}`;
    },
    observed,
    sendRaw: async (...lines) => toAnswer(await exchange(port(), lines.join('\r\n'))),
  };
}

function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const answer = toAnswer(received);
      if (answer.status >= 200 && answer.body.length === Number(answer.headers.get('content-length'))) socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    socket.on('close', () => resolve(received));
  });
}

/** The last answer in a text: one of status 100 may come before. */
function toAnswer(text: string): RawAnswer {
  const last = text.slice(Math.max(0, text.lastIndexOf('HTTP/1.1 ')));
  const [head = '', ...body] = last.split('\r\n\r\n');
  const [status = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [line.split(':', 1)[0]!.toLowerCase(), line.replace(/^[^:]*:\s*/, '')] as const);
  return { text, status: Number(status.split(' ')[1]), headers: new Map(headers), body: body.join('\r\n\r\n') };
}
