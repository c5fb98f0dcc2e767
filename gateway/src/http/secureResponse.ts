import type { FinishResponse } from '@online-books/service-kit/http/createHttpServer';

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

/** Gives every answer the headers by which browsers neither guess at it, nor frame it, nor run it. */
export function secureResponse({ hstsMaxAge }: SecurityOptions): FinishResponse {
  const hsts = hstsMaxAge > 0 && { 'strict-transport-security': `max-age=${hstsMaxAge}; includeSubDomains` };
  const headers = { ...HEADERS, ...hsts };
  const pageHeaders = { ...PAGE_HEADERS, ...hsts };
  return (response) => {
    const isPage = response.headers['content-type']?.startsWith('text/html');
    return { ...response, headers: { ...(isPage ? pageHeaders : headers), ...response.headers } };
  };
}
