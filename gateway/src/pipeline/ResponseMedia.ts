import { preferredMediaType } from '@online-books/service-kit/http/negotiate';
import { LRUCache } from 'lru-cache';

/** How responses are written for an `Accept` header. */
export interface ResponseMedia {
  readonly contentType: string;
  /** Whether the client requests JSON, and does not know the media type of the GraphQL over HTTP specification. */
  readonly isLegacy: boolean;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';
const TYPES = [JSON_TYPE, GRAPHQL_TYPE];
const HTML_TYPE = 'text/html';

/** The media of clients that accept anything; rejections that are not acceptable are written in it, too. */
export const DEFAULT_MEDIA: ResponseMedia = { contentType: JSON_TYPE, isLegacy: false };

/** Most clients send one of few headers. Longer ones are negotiated each time. */
const MAX_KNOWN = 256;
const MAX_LENGTH = 256;
const known = new LRUCache<string, { readonly media: ResponseMedia | null }>({ max: MAX_KNOWN });

/** @returns null if the client accepts no media type of GraphQL (GraphQL over HTTP, section 4.1) */
export function negotiateMedia(accept: string | undefined): ResponseMedia | null {
  if (accept === undefined || accept === '') return DEFAULT_MEDIA;
  const found = known.get(accept);
  if (found) return found.media;
  const contentType = preferredMediaType(accept, TYPES);
  const isLegacy = accept.includes('application/json') && !accept.includes('application/graphql-response+json');
  const media = contentType === undefined ? null : { contentType, isLegacy };
  if (accept.length <= MAX_LENGTH) known.set(accept, { media });
  return media;
}

/** Whether a browser wants a page rather than JSON. */
export function prefersHtml(accept: string | undefined): boolean {
  return accept?.includes('html') === true && preferredMediaType(accept, [...TYPES, HTML_TYPE]) === HTML_TYPE;
}
