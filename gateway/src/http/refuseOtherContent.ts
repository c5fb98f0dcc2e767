import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';

import { isJsonPost } from './isJsonPost.ts';
import { refuse } from './refuse.ts';

/** What browsers send for a page that was not asked; Apollo Server refuses it as a forgery (400). */
const SIMPLE_CONTENT = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(;|$)/i;

/** Refuses bodies of another media type than JSON, and compressed ones, with 415: they are not read. */
export function refuseOtherContent(route: Route): Route {
  return (request) => {
    const fault = request.method === 'POST' ? faultOf(request) : undefined;
    return fault === undefined
      ? route(request)
      : refuse(request, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: fault });
  };
}

function faultOf(request: HttpRequest): string | undefined {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (encoding.toLowerCase() !== 'identity') return 'Request bodies are not to be compressed.';
  if (type === '' || isJsonPost(request) || SIMPLE_CONTENT.test(type)) return undefined;
  return 'A request body is to be application/json.';
}
