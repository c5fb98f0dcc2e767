import { constants } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';

import { contextOptions, type Credentials } from './Credentials.ts';
import type { LiveCredentials } from './LiveCredentials.ts';

const HANDSHAKE_MS = 10_000;

/**
 * A server of HTTPS whose credentials follow their files. Where authorities of clients are among them, clients are asked for
 * a certificate; whether one is needed is for routes to say, since probes have none.
 *
 * Connections that were made with earlier credentials end after their next answer, so that nobody stays connected whose
 * authority is trusted no longer. For the same reason sessions are not resumed: whoever connects proves anew who it is.
 */
export function createTlsServer(
  credentials: LiveCredentials,
  options: ServerOptions,
  listener: RequestListener,
): Server {
  const madeWith = new WeakMap<Socket, Credentials>();
  const context = () => ({ ...contextOptions(credentials.current), secureOptions: constants.SSL_OP_NO_TICKET });
  const server = createServer({
    ...options,
    ...context(),
    requestCert: credentials.current.ca !== undefined,
    rejectUnauthorized: false,
    handshakeTimeout: HANDSHAKE_MS,
  });
  server.on('secureConnection', (socket) => madeWith.set(socket, credentials.current));
  server.on('request', (request, response) => {
    if (madeWith.get(request.socket) !== credentials.current) response.setHeader('connection', 'close');
    listener(request, response);
  });
  credentials.onChange(() => server.setSecureContext(context()));
  return server;
}
