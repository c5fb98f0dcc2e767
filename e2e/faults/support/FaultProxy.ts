import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

const SLOW_MS = 300;

/** What may go wrong between the gateway and a subgraph. */
export type HttpFault =
  'connection refused' | 'hanging' | 'slow' | 'status 500' | 'invalid JSON' | 'half an answer' | 'wrong content type';

/** The subgraph's real answer. */
interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * What stands before a subgraph, as in production: it passes requests on, answers 503 where nobody takes them, and does to the
 * answers what the fault of the moment is.
 */
export class FaultProxy {
  readonly #target: number;
  readonly #port: number;
  #server: Server | undefined;
  #fault: HttpFault | null = null;

  /** @param port where it listens, on loopback */
  constructor(port: number, target: number) {
    this.#port = port;
    this.#target = target;
  }

  async start(): Promise<void> {
    const server = createServer(
      (message, response) => void this.#serve(message, response).catch(() => response.destroy()),
    );
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await new Promise((resolve) => {
      if (!server) return resolve(undefined);
      server.close(resolve);
      server.closeAllConnections();
    });
  }

  async begin(fault: HttpFault): Promise<void> {
    this.#fault = fault;
    if (fault === 'connection refused') await this.stop();
  }

  async end(): Promise<void> {
    this.#fault = null;
    if (!this.#server) await this.start();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(message);
    const answer = await this.#ask(message, sent);
    if (!answer) return void response.writeHead(503, { 'content-type': 'text/plain' }).end('no healthy upstream');
    await misdeliver(answer, response, this.#fault);
  }

  /** Null where the subgraph does not take connections. */
  #ask({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer | null> {
    return new Promise((resolve) => {
      const upstream = request({ host: '127.0.0.1', port: this.#target, method, path: url, headers, agent: false });
      upstream.on('error', () => resolve(null));
      upstream.on('response', (response) => {
        const { statusCode = 500, headers: received } = response;
        buffer(response).then(
          (bytes) => resolve({ status: statusCode, contentType: received['content-type'] ?? '', body: bytes }),
          () => resolve(null),
        );
      });
      upstream.end(body);
    });
  }
}

async function misdeliver({ status, contentType, body }: Answer, response: ServerResponse, fault: HttpFault | null) {
  const deliver = (type = contentType) => response.writeHead(status, { 'content-type': type }).end(body);
  switch (fault) {
    case null:
    case 'connection refused':
      return deliver();
    case 'hanging':
      return undefined;
    case 'slow':
      return setTimeout(deliver, SLOW_MS);
    case 'status 500':
      return response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal Server Error</h1>');
    case 'invalid JSON':
      return response.writeHead(status, { 'content-type': contentType }).end(body.subarray(1));
    case 'wrong content type':
      return deliver('text/html');
    case 'half an answer':
      response.writeHead(status, { 'content-type': contentType, 'content-length': body.length });
      return response.write(body.subarray(0, body.length / 2), () => response.destroy());
  }
}
