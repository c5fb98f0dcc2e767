import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Logger } from 'pino';

import { clientCertificateOf } from '../tls/ClientCertificate.ts';
import { createTlsServer } from '../tls/createTlsServer.ts';
import type { LiveCredentials } from '../tls/LiveCredentials.ts';
import { Observation, type Observer } from '../observation/Observation.ts';
import { errorResponse } from './errorResponse.ts';
import { HttpError } from './HttpError.ts';
import type { HttpRequest, HttpResponse, Route } from './HttpMessage.ts';
import { parseJson } from './parseJson.ts';
import { readBody } from './readBody.ts';

export interface HttpServerOptions {
  /** Answers every request. */
  readonly route: Route;
  /** In bytes. */
  readonly bodyLimit: number;
  /** Wraps what answers, so that it sees every response: those to requests that the route rejects, too. */
  readonly middleware?: Middleware | undefined;
  /** Gives every answer headers, refusals as well. */
  readonly commonHeaders?: CommonHeaders | undefined;
  /** What it serves TLS with. Without, it serves plain HTTP. */
  readonly tls?: LiveCredentials | undefined;
  /** Hear of every request for an operation. */
  readonly observers?: readonly Observer[] | undefined;
  readonly logger: Logger;
}

/** Adds to what a route does. */
export type Middleware = (route: Route) => Route;

/** The headers that an answer has unless it says something else itself. */
export type CommonHeaders = (response: HttpResponse) => HttpResponse['headers'];

const NO_HEADERS = {};
const NO_MIDDLEWARE: Middleware = (route) => route;

/** How long clients may take. A client that sends slowly holds a connection, and must not hold it for long. In milliseconds. */
const TIMES = {
  keepAliveTimeout: 65_000,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};

/** From this length on, in characters, what is copied once less is worth more than what is sent at once. */
const LONG = 16 * 1024;

/** A server over a route. What the route throws becomes a GraphQL-shaped answer of JSON, and no more is told. */
export function createHttpServer(options: HttpServerOptions): Server {
  const { route, bodyLimit, middleware = NO_MIDDLEWARE, commonHeaders = () => NO_HEADERS, tls, logger } = options;
  const { observers = [] } = options;

  const answer = middleware(async (request) => {
    try {
      return await request.observation.during(() => route(request));
    } catch (error) {
      if (error instanceof HttpError) return errorResponse(error);
      logger.error({ err: error }, 'request failed');
      return errorResponse(new HttpError(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
    }
  });

  function toRequest(message: IncomingMessage, response: ServerResponse): HttpRequest {
    const { method = 'GET', url = '/', headers, socket } = message;
    const [path = '/'] = url.split('?', 1);
    let body: Promise<Buffer> | undefined;
    let json: Promise<unknown> | undefined;
    const read = () => (body ??= readBody(message, bodyLimit));
    return {
      method,
      path,
      search: url.slice(path.length),
      headers,
      remoteAddress: socket.remoteAddress ?? '',
      clientCertificate: clientCertificateOf(socket),
      readBody: read,
      readJson: () => (json ??= read().then(parseJson)),
      onClose: (listener) => void (response.closed ? listener() : response.once('close', listener)),
      observation: new Observation(observers),
    };
  }

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const result = await answer(toRequest(message, response));
    await send(message, response, result, commonHeaders(result));
  }

  function serve(message: IncomingMessage, response: ServerResponse): void {
    respond(message, response).catch((error: unknown) => {
      logger.debug({ err: error }, 'the client went away');
      response.destroy();
    });
  }

  return tls ? createTlsServer(tls, TIMES, serve) : createServer(TIMES, serve);
}

async function send(
  message: IncomingMessage,
  response: ServerResponse,
  answer: HttpResponse,
  common: HttpResponse['headers'],
): Promise<void> {
  const { status, headers, body, encoding = 'utf8' } = answer;
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, {
    ...common,
    ...headers,
    ...(isWhole && { 'content-length': Buffer.byteLength(body, encoding) }),
    ...(!message.complete && { connection: 'close' }),
  });
  if (!isWhole) return pipeline(Readable.from(body), response);
  if (message.method === 'HEAD') return void response.end();
  if (body.length > LONG) {
    // Else Node joins the head and the body first, and so copies the body.
    response.cork();
    response.flushHeaders();
  }
  response.end(body, encoding);
}
