import { appendVary } from '@online-books/service-kit/http/appendVary';
import type { Route } from '@online-books/service-kit/http/HttpMessage';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';
import type { RequestHeaders } from '../headers/RequestHeaders.ts';

export interface VaryOptions {
  readonly requestHeaders: RequestHeaders;
  /** Whether a request header adds the cost to the response. */
  readonly costExtensions: boolean;
}

/** A GET needs one of these, or it is rejected as a possible forgery; so is one whose Content-Type is not JSON. */
const PREFLIGHT_HEADERS = ['Content-Type', 'Apollo-Require-Preflight', 'X-Apollo-Operation-Name'];

/**
 * Adds the request headers that responses depend on to `Vary` (RFC 9110, section 12.5.5) of every response: a cache selects all
 * responses of a URL by the list of the one that it stored first. Tracing headers are left out, since they differ with every request;
 * a response names them only if its subgraph does. Where clients may send headers that no rule names, no list is complete, and `*`
 * keeps caches from reusing responses.
 */
export function varyByRequest(route: Route, { requestHeaders, costExtensions }: VaryOptions): Route {
  const forwarded = [...requestHeaders.names].filter(
    (name) => name !== 'authorization' && requestHeaders.isIdentifying(name),
  );
  const names = [
    'Accept',
    'Authorization',
    ...forwarded,
    ...(costExtensions ? [COST_HEADER] : []),
    ...(requestHeaders.hasPatterns ? ['*'] : []),
  ];
  const namesOfGet = [...names, ...PREFLIGHT_HEADERS];
  return async (request) => {
    const response = await route(request);
    const vary = appendVary(response.headers['vary'], request.method === 'POST' ? names : namesOfGet);
    return { ...response, headers: { ...response.headers, vary } };
  };
}
