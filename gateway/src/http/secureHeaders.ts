import type { CommonHeaders } from '@online-books/service-kit/http/createHttpServer';

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The landing page says itself what it may load; what a page cannot say, its header does. */
const PAGE_HEADERS = {
  ...HEADERS,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

export interface SecurityOptions {
  /** Browsers that have been answered over TLS come by TLS only, for so many seconds. 0: nothing is said of it. */
  readonly hstsMaxAge: number;
}

/** The headers by which browsers neither guess at an answer, nor frame it, nor run it. */
export function secureHeaders({ hstsMaxAge }: SecurityOptions): CommonHeaders {
  const hsts = hstsMaxAge > 0 && { 'strict-transport-security': `max-age=${hstsMaxAge}; includeSubDomains` };
  const headers = { ...HEADERS, ...hsts };
  const pageHeaders = { ...PAGE_HEADERS, ...hsts };
  return (response) => (response.headers['content-type']?.startsWith('text/html') ? pageHeaders : headers);
}
