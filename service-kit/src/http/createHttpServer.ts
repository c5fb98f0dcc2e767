import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Logger } from 'pino';

import { clientCertificateOf } from '../tls/ClientCertificate.ts';
import { createTlsServer } from '../tls/createTlsServer.ts';
import type { LiveCredentials } from '../tls/LiveCredentials.ts';
import { RequestRecord, type Observer } from '../observation/RequestRecord.ts';
import { answerUnreadable } from './answerUnreadable.ts';
import { appendVary } from './appendVary.ts';
import { errorResponse } from './errorResponse.ts';
import { findHeadFault } from './findHeadFault.ts';
import { HttpError } from './HttpError.ts';
import type { HttpRequest, HttpResponse, Route } from './HttpMessage.ts';
import { parseJson } from './parseJson.ts';
import { readBody } from './readBody.ts';
import { readTarget } from './readTarget.ts';
import type { EncodedBody, ResponseCompression } from './ResponseCompression.ts';

export interface HttpServerOptions {
  /** Answers every request. */
  readonly route: Route;
  /** In bytes. */
  readonly bodyLimit: number;
  /** Wraps what answers, so that it sees every response: those to requests that the route rejects, too. */
  readonly middleware?: Middleware | undefined;
  /** Gives every answer headers, refusals as well. */
  readonly commonHeaders?: CommonHeaders | undefined;
  /** Compresses answers for clients that ask for it. Without, no answer is compressed. */
  readonly compression?: ResponseCompression | undefined;
  /** Levels of lists and objects that JSON in a request may have. Default: 250. */
  readonly jsonDepthLimit?: number | undefined;
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
const NO_COOKIES: readonly string[] = [];
const NO_MIDDLEWARE: Middleware = (route) => route;

/** How long clients may take. A client that sends slowly holds a connection, and must not hold it for long. In milliseconds. */
const TIMES = {
  keepAliveTimeout: 65_000,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};

const OPTIONS: ServerOptions = {
  ...TIMES,
  // Both are looked at here, where the answer has a body: a missing Host, and headers beyond the two thousand that Node keeps.
  requireHostHeader: false,
};

/** A little more than gateways let their clients have, since they wrap what they pass on. */
const JSON_DEPTH_LIMIT = 250;

/** From this length on, in characters, what is copied once less is worth more than what is sent at once. */
const LONG = 16 * 1024;

/** A server over a route. What the route throws becomes a GraphQL-shaped answer of JSON, and no more is told. */
export function createHttpServer(options: HttpServerOptions): Server {
  const { route, bodyLimit, middleware = NO_MIDDLEWARE, commonHeaders = () => NO_HEADERS, tls, logger } = options;
  const { observers = [], compression, jsonDepthLimit = JSON_DEPTH_LIMIT } = options;
  /** Requests whose client sends the body once it is told to (RFC 9110, section 10.1.1). */
  const waitingToContinue = new WeakSet<IncomingMessage>();

  const answer = middleware(async (request) => {
    try {
      return await request.record.track(() => {
        if (request.fault) throw request.fault;
        return route(request);
      });
    } catch (error) {
      if (error instanceof HttpError) return errorResponse(error);
      logger.error({ err: error }, 'request failed');
      return errorResponse(new HttpError(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
    }
  });

  function toRequest(message: IncomingMessage, response: ServerResponse): HttpRequest {
    const { method = 'GET', url = '/', headers, socket } = message;
    const target = readTarget(url);
    const fault = target
      ? findHeadFault(message)
      : new HttpError(400, 'BAD_REQUEST', 'The request target is not valid.');
    let body: Promise<Buffer> | undefined;
    let json: Promise<unknown> | undefined;
    const read = () => {
      if (waitingToContinue.delete(message)) response.writeContinue();
      return (body ??= readBody(message, bodyLimit));
    };
    return {
      method,
      path: target?.path ?? '',
      search: target?.search ?? '',
      headers,
      remoteAddress: socket.remoteAddress ?? '',
      clientCertificate: clientCertificateOf(socket),
      readBody: read,
      readJson: () => (json ??= read().then((bytes) => parseJson(bytes, jsonDepthLimit))),
      onClose: (listener) => void (response.closed ? listener() : response.once('close', listener)),
      fault,
      record: new RequestRecord(observers),
    };
  }

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const result = await answer(toRequest(message, response));
    const common = commonHeaders(result);
    if (!compression) return send(message, response, result, common);
    const varied = compression.varies(result) ? withVary(result) : result;
    const encoded = compression.encode(result, message.headers['accept-encoding']);
    return encoded ? sendEncoded(message, response, varied, common, encoded) : send(message, response, varied, common);
  }

  function serve(message: IncomingMessage, response: ServerResponse): void {
    respond(message, response).catch((error: unknown) => {
      logger.debug({ err: error }, 'the client went away');
      response.destroy();
    });
  }

  const server = tls ? createTlsServer(tls, OPTIONS, serve) : createServer(OPTIONS, serve);
  server.maxHeadersCount = 0;
  server.on('checkContinue', (message: IncomingMessage, response: ServerResponse) => {
    waitingToContinue.add(message);
    server.emit('request', message, response);
  });
  server.on('checkExpectation', (message, response) => server.emit('request', message, response));
  answerUnreadable(server, { commonHeaders, observers });
  return server;
}

function withVary(response: HttpResponse): HttpResponse {
  const { headers } = response;
  return { ...response, headers: { ...headers, vary: appendVary(headers['vary'], ['Accept-Encoding']) } };
}

async function send(
  message: IncomingMessage,
  response: ServerResponse,
  answer: HttpResponse,
  common: HttpResponse['headers'],
): Promise<void> {
  const { status, headers, cookies = NO_COOKIES, body, encoding = 'utf8' } = answer;
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, {
    ...common,
    ...headers,
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
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

/** What cannot be compressed after all goes as it is. */
async function sendEncoded(
  message: IncomingMessage,
  response: ServerResponse,
  answer: HttpResponse,
  common: HttpResponse['headers'],
  { coding, body }: EncodedBody,
): Promise<void> {
  const compressed = await body().catch(() => null);
  if (!compressed) return send(message, response, answer, common);
  const headers = { ...answer.headers, 'content-encoding': coding };
  return send(message, response, { ...answer, headers, body: compressed }, common);
}
