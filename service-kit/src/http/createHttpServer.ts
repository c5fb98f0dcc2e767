import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Logger } from 'pino';

import { HttpError } from './HttpError.ts';
import { type HttpResponse, jsonResponse, type Route } from './HttpMessage.ts';
import { readBody } from './readBody.ts';

export interface HttpServerOptions {
  /** By exact path, such as `/graphql`. */
  readonly routes: Readonly<Record<string, Route>>;
  /** In bytes. */
  readonly bodyLimit: number;
  readonly logger: Logger;
}

/** A server over a table of routes. What a route throws becomes a GraphQL-shaped answer of JSON, and no more is told. */
export function createHttpServer({ routes, bodyLimit, logger }: HttpServerOptions): Server {
  async function answer(message: IncomingMessage, response: ServerResponse): Promise<HttpResponse> {
    try {
      const { method = 'GET', url = '/', headers } = message;
      const [path = '/'] = url.split('?', 1);
      const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
      if (!route) return refusal(new HttpError(404, 'NOT_FOUND', 'There is nothing at this path.'));
      let body: Promise<Buffer> | undefined;
      return await route({
        method,
        search: url.slice(path.length),
        headers,
        readBody: () => (body ??= readBody(message, bodyLimit)),
        onClose: (listener) => void (response.closed ? listener() : response.once('close', listener)),
      });
    } catch (error) {
      if (error instanceof HttpError) return refusal(error);
      logger.error({ err: error }, 'request failed');
      return refusal(new HttpError(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
    }
  }

  return createServer({ keepAliveTimeout: 65_000, requestTimeout: 30_000 }, (message, response) => {
    void answer(message, response)
      .then((result) => send(message, response, result))
      .catch((error: unknown) => {
        logger.debug({ err: error }, 'the client went away');
        response.destroy();
      });
  });
}

function refusal(error: HttpError): HttpResponse {
  return jsonResponse(error.status, { errors: [{ message: error.message, extensions: { code: error.code } }] });
}

async function send(message: IncomingMessage, response: ServerResponse, answer: HttpResponse): Promise<void> {
  const { status, headers, body, encoding = 'utf8' } = answer;
  const isWhole = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, {
    ...headers,
    ...(isWhole && { 'content-length': Buffer.byteLength(body, encoding) }),
    ...(!message.complete && { connection: 'close' }),
  });
  if (!isWhole) await pipeline(Readable.from(body), response);
  else if (message.method === 'HEAD') response.end();
  else response.end(body, encoding);
}
