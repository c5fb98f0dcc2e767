import type { IncomingHttpHeaders } from 'node:http';

import type { ClientCertificate } from '../tls/ClientCertificate.ts';
import type { RequestRecord } from '../observation/RequestRecord.ts';
import type { HttpError } from './HttpError.ts';

/** What a route sees of a request. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The query of the address with its question mark, or empty. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** Of whoever is at the other end of the connection: the client, or a proxy. */
  readonly remoteAddress: string;
  /** What that one has proved itself with, where the server asks for it. */
  readonly clientCertificate: ClientCertificate | null;
  /** Reads the whole body, within the server's limit; an HttpError when it is larger. Every call gets the same bytes. */
  readBody(): Promise<Buffer>;
  /** Reads the body as JSON; an HttpError when it is none. Every call gets the same value. */
  readJson(): Promise<unknown>;
  /** Calls back when the client has got its answer, or has gone before. At once when that has happened already. */
  readonly onClose: (listener: () => void) => void;
  /** Why the request is rejected before any route sees it. */
  readonly fault?: HttpError | undefined;
  /** Who answers the request tells it what came of it, where it is for an operation. */
  readonly record: RequestRecord;
}

/** What a route answers. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The values of `Set-Cookie`, the one header that needs a line for each (RFC 6265, section 3). */
  readonly cookies?: readonly string[];
  readonly body: string | Buffer | AsyncIterable<string>;
  /** How a string is to be sent. `latin1` sends a byte a character. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** Answers requests. */
export type Route = (request: HttpRequest) => Promise<HttpResponse> | HttpResponse;

/** An answer of JSON. */
export function jsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}
