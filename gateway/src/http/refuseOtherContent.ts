import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';

import { isJsonPost } from './isJsonPost.ts';
import { isSimpleContent } from './isPreflighted.ts';
import { refuse } from './refuse.ts';

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
  // Apollo Server refuses what any page can send as a forgery (400).
  if (type === '' || isJsonPost(request) || isSimpleContent(type)) return undefined;
  return 'A request body is to be application/json.';
}
