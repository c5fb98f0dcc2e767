import { createServer, type Server, type Socket } from 'node:net';

/** Handles one request; undefined makes the response a server failure, status 500. */
export type Handler = (body: string, send: (text: string | undefined) => void) => void;

const HEAD_END = '\r\n\r\n';
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;

/**
 * Just enough HTTP/1.1 for gateways: POST, kept alive, with a Content-Length. node:http would need several times the
 * processor time, and the stand-in subgraphs must never be what is measured.
 */
export function serveHttp(handle: Handler): Server {
  return createServer({ noDelay: true }, (socket) => {
    let pending: Buffer | undefined;
    const send = (text: string | undefined) => answer(socket, text);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      let input = pending ? Buffer.concat([pending, chunk]) : chunk;
      pending = undefined;
      for (;;) {
        const headEnd = input.indexOf(HEAD_END);
        if (headEnd < 0) break;
        const length = CONTENT_LENGTH.exec(input.toString('latin1', 0, headEnd))?.[1];
        if (length === undefined) return void socket.end('HTTP/1.1 411 Length Required\r\ncontent-length: 0\r\n\r\n');
        const bodyStart = headEnd + HEAD_END.length;
        const bodyEnd = bodyStart + Number(length);
        if (input.length < bodyEnd) break;
        handle(input.toString('utf8', bodyStart, bodyEnd), send);
        input = input.subarray(bodyEnd);
        if (input.length === 0) return;
      }
      pending = input;
    });
  });
}

/** @param text its UTF-8 bytes, each as a character (see `jsonText`) */
function answer(socket: Socket, text: string | undefined): void {
  const message =
    text === undefined
      ? 'HTTP/1.1 500 Internal Server Error\r\ncontent-type: text/plain\r\ncontent-length: 5\r\n\r\nOops!'
      : `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`;
  socket.write(message, 'latin1');
}
