import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { RequestRecord, type Observer } from '../observation/RequestRecord.ts';
import type { CommonHeaders } from './createHttpServer.ts';
import { errorResponse } from './errorResponse.ts';
import { HttpError } from './HttpError.ts';

interface AnswerOptions {
  readonly commonHeaders: CommonHeaders;
  readonly observers: readonly Observer[];
}

/** A socket as Node's parser of HTTP leaves it. */
interface ParsedSocket extends Duplex {
  /** The response that is under way on it. */
  readonly _httpMessage?: ServerResponse | null;
}

/**
 * Answers what Node's parser gives up on, and CONNECT, as other refusals are: with a body of JSON and the common headers. Without
 * a listener, Node answers the first with a bare status line, and closes the connection of the second.
 */
export function answerUnreadable(server: Server, { commonHeaders, observers }: AnswerOptions): void {
  function refuse(socket: Duplex, fault: HttpError): void {
    const record = new RequestRecord(observers);
    void record.track(() => record.reject(fault.code));
    const response = errorResponse(fault);
    const body = Buffer.from(response.body as string);
    const headers = {
      ...commonHeaders(response),
      ...response.headers,
      date: new Date().toUTCString(),
      'content-length': body.length,
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}\r\n${lines.join('')}\r\n${body.toString()}`);
  }

  server.on('clientError', (error: NodeJS.ErrnoException, socket: ParsedSocket) => {
    const fault = faultOf(error);
    // Bytes after the head of a response would be taken for its body.
    if (!fault || !socket.writable || socket._httpMessage?.headersSent) socket.destroy();
    else refuse(socket, fault);
  });
  server.on('connect', (_, socket) => {
    socket.on('error', () => undefined);
    refuse(socket, new HttpError(405, 'BAD_REQUEST', 'CONNECT is not supported.', { allow: 'GET, POST' }));
  });
}

/** Undefined where it is the connection that has failed, or is none of HTTP. */
function faultOf({ code = '' }: NodeJS.ErrnoException): HttpError | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new HttpError(408, 'BAD_REQUEST', 'The request took too long to arrive.');
  if (code === 'HPE_HEADER_OVERFLOW') return new HttpError(431, 'BAD_REQUEST', 'The headers are larger than 16 KiB.');
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return new HttpError(413, 'PAYLOAD_TOO_LARGE', 'The chunk extensions are larger than 16 KiB.');
  return code.startsWith('HPE_') ? new HttpError(400, 'BAD_REQUEST', 'This is not a request of HTTP/1.1.') : undefined;
}
