import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

/** What browsers send for a page without asking first (Fetch Standard, CORS-safelisted request header). */
const SIMPLE_CONTENT = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/** Whether the content is one that any page can send. */
export function isSimpleContent(contentType: string): boolean {
  return SIMPLE_CONTENT.test(contentType);
}

/**
 * Whether a browser would have asked first whether a page may send this, so that it is no forgery (CSRF): by the same headers
 * as Apollo Server, which refuses the others.
 */
export function isPreflighted({ headers }: HttpRequest): boolean {
  const type = headers['content-type'];
  if (type !== undefined && !isSimpleContent(type)) return true;
  return Boolean(headers['x-apollo-operation-name'] || headers['apollo-require-preflight']);
}
