import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';

import { isJsonPost } from './isJsonPost.ts';
import { isObject, type Parameters } from './readParameters.ts';

/** Parameters that a request may do without: `query` where it names a persisted document. */
const NAMES = ['query', 'operationName', 'variables', 'extensions'];
const JSON_NAMES = new Set(['variables', 'extensions']);

/**
 * Takes parameters without a value for absent (GraphQL over HTTP, section 5): empty ones and `null` in an address, and the empty
 * name of an operation. What else may be `null` is so in JSON already.
 */
export function omitEmptyParameters(route: Route): Route {
  return async (request) => {
    if (request.method === 'GET') return route(withoutEmptySearch(request));
    const body = isJsonPost(request) ? await request.readJson() : undefined;
    if (!isObject(body) || (body as Parameters)['operationName'] !== '') return route(request);
    const { operationName: _, ...parameters } = body as Parameters;
    return route({ ...request, readJson: async () => parameters });
  };
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
