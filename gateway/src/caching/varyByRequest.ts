import { appendVary } from '@online-books/service-kit/http/appendVary';
import type { Route } from '@online-books/service-kit/http/HttpMessage';
import { identityHeadersOf } from '@online-books/service-kit/trust/identityHeaders';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';

export interface VaryOptions {
  /** Names of the headers that subgraphs get. */
  readonly forwardedHeaders: readonly string[];
  /** Whether a header makes an answer contain its cost. */
  readonly costExtensions: boolean;
}

/** Without one of these a GET is rejected as a possible forgery, and with another type than JSON as well. */
const PREFLIGHT_HEADERS = ['Content-Type', 'Apollo-Require-Preflight', 'X-Apollo-Operation-Name'];

/**
 * Names the request headers that answers depend on in `Vary` (RFC 9110, section 12.5.5), in all answers: those of one operation are
 * selected by one list, which a cache knows from whichever it stored first. Headers of tracing are left out, since they
 * differ with every request and no answer is to depend on them; where a subgraph says that its answer does, that answer names them.
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
