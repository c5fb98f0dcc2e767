import { appendVary } from '@online-books/service-kit/http/appendVary';
import type { Route } from '@online-books/service-kit/http/HttpMessage';
import { identityHeadersOf } from '@online-books/service-kit/trust/identityHeaders';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';

export interface VaryOptions {
  /** Names of the headers that are forwarded to subgraphs. */
  readonly forwardedHeaders: readonly string[];
  /** Whether a request header adds the cost to the response. */
  readonly costExtensions: boolean;
}

/** A GET needs one of these, or it is rejected as a possible forgery; so is one whose Content-Type is not JSON. */
const PREFLIGHT_HEADERS = ['Content-Type', 'Apollo-Require-Preflight', 'X-Apollo-Operation-Name'];

/**
 * Adds the request headers that responses depend on to `Vary` (RFC 9110, section 12.5.5) of every response: a cache selects all
 * responses of a URL by the list of the one that it stored first. Tracing headers are left out, since they differ with every request;
 * a response names them only if its subgraph does.
 */
export function varyByRequest(route: Route, { forwardedHeaders, costExtensions }: VaryOptions): Route {
  const forwarded = identityHeadersOf(forwardedHeaders).filter((name) => name !== 'authorization');
  const names = ['Accept', 'Authorization', ...forwarded, ...(costExtensions ? [COST_HEADER] : [])];
  const namesOfGet = [...names, ...PREFLIGHT_HEADERS];
  return async (request) => {
    const response = await route(request);
    const vary = appendVary(response.headers['vary'], request.method === 'POST' ? names : namesOfGet);
    return { ...response, headers: { ...response.headers, vary } };
  };
}
