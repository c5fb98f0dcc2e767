import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';
import { preferredMediaType } from '@online-books/service-kit/http/negotiate';

import { isJsonPost } from './isJsonPost.ts';
import { isSimpleContent } from './isPreflighted.ts';
import { knownResponseType } from './mediaTypes.ts';
import { type Refusal, refuse } from './refuse.ts';

const RESPONSE_TYPES = ['application/graphql-response+json', 'application/json'];
const MULTIPART = /^\s*multipart\/form-data\s*(;|$)/i;

export interface MediaOptions {
  /** Whether a browser that asks for a page gets one. */
  readonly landingPage: boolean;
}

/**
 * Rejects what comes in another media type than JSON (415), and who accepts no answer in one of GraphQL's (406), before anything
 * is read or executed.
 */
export function rejectUnsupportedMedia(route: Route, options: MediaOptions): Route {
  const pages = options.landingPage ? ['text/html'] : [];
  return (request) => {
    const refusal = contentFault(request) ?? acceptFault(request, pages);
    return refusal ? refuse(request, refusal) : route(request);
  };
}

function contentFault(request: HttpRequest): Refusal | undefined {
  const { method, headers } = request;
  const { 'content-type': type = '' } = headers;
  if (method !== 'POST' || type === '' || isJsonPost(request)) return undefined;
  if (MULTIPART.test(type))
    return unsupported('File uploads (multipart/form-data) are not supported. Content-Type must be application/json.');
  // Apollo Server refuses what any page can send as a forgery (400).
  return isSimpleContent(type) ? undefined : unsupported('Content-Type must be application/json.');
}

function acceptFault({ method, headers }: HttpRequest, pages: readonly string[]): Refusal | undefined {
  const { accept } = headers;
  if (accept === undefined || knownResponseType(accept) || (method !== 'POST' && method !== 'GET')) return undefined;
  const available = method === 'GET' ? [...RESPONSE_TYPES, ...pages] : RESPONSE_TYPES;
  if (preferredMediaType(accept, available) !== undefined) return undefined;
  return {
    status: 406,
    code: 'BAD_REQUEST',
    message:
      'Accept must allow application/graphql-response+json or application/json. ' +
      'Responses in parts (text/event-stream, multipart/mixed) are not supported.',
  };
}

function unsupported(message: string): Refusal {
  return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message };
}
