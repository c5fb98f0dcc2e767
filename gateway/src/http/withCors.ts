import type { HttpRequest, HttpResponse, Route } from '@online-books/service-kit/http/HttpMessage';

const PREFLIGHT_SECONDS = 86_400;

/**
 * Lets pages of the given origins call a route from a browser (Fetch Standard, CORS protocol). Credentials stay out of it:
 * identity travels in the `Authorization` header, never in a cookie.
 */
export function withCors(route: Route, origins: readonly string[]): Route {
  const allowed = new Set(origins);
  return async (request) => {
    const origin = request.headers.origin;
    if (!origin || !allowed.has(origin)) return vary(await route(request));
    if (request.method === 'OPTIONS') return preflight(request, origin);
    const response = vary(await route(request));
    return { ...response, headers: { ...response.headers, 'access-control-allow-origin': origin } };
  };
}

/** The answer depends on the origin and, in its media type and status, on what the client accepts; and caches must know. */
function vary(response: HttpResponse): HttpResponse {
  return { ...response, headers: { ...response.headers, vary: 'Accept, Origin' } };
}

function preflight({ headers }: HttpRequest, origin: string): HttpResponse {
  return {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
      // A public page that calls a loopback address is asked for this by the browser (Private Network Access).
      ...(headers['access-control-request-private-network'] && { 'access-control-allow-private-network': 'true' }),
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network',
    },
    body: '',
  };
}
