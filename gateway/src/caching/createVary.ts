import { appendVary } from '@online-books/service-kit/http/appendVary';

import type { RequestHeaders } from '../headers/RequestHeaders.ts';

/** A GET needs one of these, or it is rejected as a possible forgery; so is one whose Content-Type is not JSON. */
const PREFLIGHT_HEADERS = ['Content-Type', 'Apollo-Require-Preflight', 'X-Apollo-Operation-Name'];

/** @param vary the `Vary` of the response itself */
export type CreateVary = (method: string, vary: string | undefined) => string;

/**
 * Returns a function that adds the request headers that responses depend on to a `Vary` header (RFC 9110, section 12.5.5): a cache
 * selects all responses of a URL by the list of the one that it stored first. Tracing headers are left out, since they differ with
 * every request; a response names them only if its subgraph does. Where clients may send headers that no rule names, no list is
 * complete, and `*` keeps caches from reusing responses.
 *
 * @param others names of other headers that change responses
 */
export function createVary(requestHeaders: RequestHeaders, others: readonly string[]): CreateVary {
  const forwarded = [...requestHeaders.names].filter(
    (name) => name !== 'authorization' && requestHeaders.isIdentifying(name),
  );
  const names = ['Accept', 'Authorization', ...forwarded, ...others, ...(requestHeaders.hasPatterns ? ['*'] : [])];
  const namesOfGet = [...names, ...PREFLIGHT_HEADERS];
  return (method, vary) => appendVary(vary, method === 'POST' ? names : namesOfGet);
}
