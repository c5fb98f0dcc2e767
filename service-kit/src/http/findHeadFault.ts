import type { IncomingMessage } from 'node:http';

import { HttpError } from './HttpError.ts';

/** Headers that have one value and that something here acts on. Node silently drops the second of some, and joins others. */
const SINGULAR = new Set([
  'access-control-request-method',
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'origin',
]);

/** `uri-host [ ":" port ]` (RFC 9112, section 3.2), without the characters that no name has. No two branches match the same. */
const HOST = /^(?:\[[0-9a-f:.]+\]|(?:[a-z0-9._~-]|%[0-9a-f]{2})+)(?::(\d{0,5}))?$/i;
const HIGHEST_PORT = 65_535;

/**
 * What is wrong with a request before its body: a proxy might read it differently, or it expects what no service here does.
 * Undefined where nothing is.
 */
export function findHeadFault(message: IncomingMessage): HttpError | undefined {
  return findHostFault(message) ?? findRepeatedHeader(message) ?? findUnmetExpectation(message);
}

/** A request of HTTP/1.1 has exactly one Host, and a valid one (RFC 9112, section 3.2). */
function findHostFault({ headers, rawHeaders, httpVersion }: IncomingMessage): HttpError | undefined {
  const { host } = headers;
  if (host === undefined) return httpVersion === '1.0' ? undefined : badRequest('The request has no Host header.');
  if (hasRepeats(headers, rawHeaders) && valuesOf(rawHeaders, 'host').length > 1)
    return badRequest('The request has several Host headers.');
  const match = HOST.exec(host);
  if (!match || Number(match[1] ?? 0) > HIGHEST_PORT) return badRequest('The Host header is not valid.');
  return undefined;
}

function findRepeatedHeader({ headers, rawHeaders }: IncomingMessage): HttpError | undefined {
  if (!hasRepeats(headers, rawHeaders)) return undefined;
  for (const name of SINGULAR) {
    const values = valuesOf(rawHeaders, name);
    if (new Set(values).size > 1) return badRequest(`The request has several different ${name} headers.`);
    // The same one twice is that one, and not a list of two.
    if (values.length > 1) headers[name] = values[0]!;
  }
  return undefined;
}

/** Whether some header came more than once. Cheap: nearly always none did. */
function hasRepeats(headers: IncomingMessage['headers'], rawHeaders: readonly string[]): boolean {
  return Object.keys(headers).length !== rawHeaders.length / 2;
}

function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]!.toLowerCase() === name);
}

function findUnmetExpectation({ headers, method, httpVersion }: IncomingMessage): HttpError | undefined {
  const { expect, upgrade, 'transfer-encoding': transfer } = headers;
  if (transfer !== undefined && transfer.toLowerCase() !== 'chunked')
    return new HttpError(501, 'BAD_REQUEST', 'No transfer coding but chunked is supported.');
  // RFC 9110, section 10.1.1. HTTP/1.0 knows no expectations, and no upgrades.
  if (httpVersion === '1.0') return undefined;
  if (expect !== undefined && expect.toLowerCase() !== '100-continue')
    return new HttpError(417, 'BAD_REQUEST', 'No expectation but 100-continue is supported.');
  if (method === 'GET' && upgrade !== undefined && tokensOf(upgrade).includes('websocket'))
    return new HttpError(
      400,
      'SUBSCRIPTIONS_NOT_SUPPORTED',
      'WebSocket connections, and so subscriptions over them, are not supported.',
    );
  return undefined;
}

/** Without their versions: `websocket/13` is `websocket`. */
function tokensOf(list: string): string[] {
  return list.split(',').map((item) => item.split('/', 1)[0]!.trim().toLowerCase());
}

function badRequest(message: string): HttpError {
  return new HttpError(400, 'BAD_REQUEST', message);
}
