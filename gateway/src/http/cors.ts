import type { Middleware } from '@online-books/service-kit/http/createHttpServer';
import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';
import { appendVary } from '@online-books/service-kit/http/appendVary';

import { requestedHeaders } from './requestedHeaders.ts';

export interface CorsOptions {
  /** Compared as a whole with the `Origin` header. `*` alone allows all. */
  readonly origins: readonly string[];
  /** Whether browsers may send cookies and the like. Never with `*`. */
  readonly credentials: boolean;
}

const PREFLIGHT_SECONDS = 86_400;

/** What pages may read beside the headers that they always may (Fetch Standard, CORS-safelisted response-header name). */
const EXPOSED_HEADERS = 'Retry-After, WWW-Authenticate';

/**
 * Lets pages of the given origins call the gateway from a browser (Fetch Standard, CORS protocol), whatever they are answered:
 * a page that may not read an error cannot tell it from a broken connection. Preflight requests are answered at every path.
 */
export function cors({ origins, credentials }: CorsOptions): Middleware {
  if (origins.length === 0) return (route) => route;
  const allowed = new Set(origins);
  const allowsAny = allowed.has('*');
  const common = credentials && !allowsAny ? { 'access-control-allow-credentials': 'true' } : {};
  // Also where the origin is not allowed: a cache must not give that response to a page of one that is.
  const addVary = (response: HttpResponse) =>
    allowsAny ? response.headers : { ...response.headers, vary: appendVary(response.headers['vary'], ['Origin']) };

  return (route) => async (request) => {
    const { origin } = request.headers;
    if (origin === undefined || !(allowsAny || allowed.has(origin))) {
      const response = await route(request);
      return { ...response, headers: addVary(response) };
    }
    const granted = { 'access-control-allow-origin': allowsAny ? '*' : origin, ...common };
    if (isPreflight(request)) return { status: 204, headers: { ...preflightHeaders(request), ...granted }, body: '' };
    const response = await route(request);
    const headers = { ...addVary(response), ...granted, 'access-control-expose-headers': EXPOSED_HEADERS };
    return { ...response, headers };
  };
}

function isPreflight({ method, headers }: HttpRequest): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function preflightHeaders({ headers }: HttpRequest): Record<string, string> {
  return {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': requestedHeaders(headers['access-control-request-headers']),
    'access-control-max-age': String(PREFLIGHT_SECONDS),
    // A public page that calls a loopback address is asked for this by the browser (Private Network Access).
    ...(headers['access-control-request-private-network'] && { 'access-control-allow-private-network': 'true' }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
  };
}
