import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import type { Parameters } from './readParameters.ts';

/** The same request with other parameters. */
export function withParameters(request: HttpRequest, parameters: Parameters): HttpRequest {
  if (request.method !== 'GET') return { ...request, readJson: async () => parameters };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return { ...request, search: `?${search.toString()}` };
}
