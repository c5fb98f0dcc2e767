import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';

/** Parameters that a request may do without: `query` where it names a persisted document. */
const NAMES = ['query', 'operationName', 'variables', 'extensions'];
const JSON_NAMES = new Set(['variables', 'extensions']);

/**
 * Takes the parameters of an address that have no value for absent (GraphQL over HTTP, section 5): empty ones, and `null`. In a body,
 * absence is `null`, and an empty name is one that no operation has.
 */
export function omitEmptyParameters(route: Route): Route {
  return (request) => route(request.method === 'GET' ? withoutEmptySearch(request) : request);
}

function withoutEmptySearch(request: HttpRequest): HttpRequest {
  const search = new URLSearchParams(request.search);
  const empty = NAMES.filter((name) => {
    const [value, ...others] = search.getAll(name);
    // Whoever gives one twice is told so.
    return value !== undefined && others.length === 0 && isEmpty(name, value);
  });
  if (empty.length === 0) return request;
  for (const name of empty) search.delete(name);
  return { ...request, search: `?${search.toString()}` };
}

function isEmpty(name: string, value: string): boolean {
  return value === '' || (JSON_NAMES.has(name) && value.trim() === 'null');
}
