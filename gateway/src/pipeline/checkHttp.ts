import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import { isJsonContent, isMultipartContent, isSimpleContent } from '../http/contentTypes.ts';
import { reject, type Rejection } from '../http/Rejection.ts';
import type { Exchange } from './Exchange.ts';

const METHOD_NOT_ALLOWED = reject(405, 'BAD_REQUEST', 'Only GET and POST are supported.', { allow: 'GET, POST' });
const JSON_REQUIRED = 'Content-Type must be application/json.';
const NOT_JSON = reject(415, 'UNSUPPORTED_MEDIA_TYPE', JSON_REQUIRED);
const UPLOAD = reject(
  415,
  'UNSUPPORTED_MEDIA_TYPE',
  `File uploads (multipart/form-data) are not supported. ${JSON_REQUIRED}`,
);
const GET_WITH_CONTENT = reject(415, 'BAD_REQUEST', `${JSON_REQUIRED} A GET request needs none.`);
const NOT_ACCEPTABLE = reject(
  406,
  'BAD_REQUEST',
  'Accept must allow application/graphql-response+json or application/json. ' +
    'Responses in parts (text/event-stream, multipart/mixed) are not supported.',
);
const POSSIBLE_FORGERY = reject(
  400,
  'BAD_REQUEST',
  'The request may be a cross-site request forgery (CSRF). ' +
    'Send Content-Type: application/json, or a non-empty header apollo-require-preflight.',
);
const POST_WITHOUT_JSON = reject(400, 'BAD_REQUEST', JSON_REQUIRED);

/** Checks the method and headers of a request (GraphQL over HTTP, sections 4 and 5) before its body is read. */
export function checkHttp({ request, media }: Exchange): Rejection | null {
  const { method, headers } = request;
  const { 'content-type': type = '' } = headers;
  const isPost = method === 'POST';
  if (!isPost && method !== 'GET') return isPreflighted(headers) ? METHOD_NOT_ALLOWED : POSSIBLE_FORGERY;
  if (isPost && isJsonContent(type)) return media ? null : NOT_ACCEPTABLE;
  if (isPost && isMultipartContent(type)) return UPLOAD;
  if (isPost && type !== '' && !isSimpleContent(type)) return NOT_JSON;
  if (!media) return NOT_ACCEPTABLE;
  if (!isPreflighted(headers)) return POSSIBLE_FORGERY;
  if (isPost) return POST_WITHOUT_JSON;
  return type === '' || isJsonContent(type) ? null : GET_WITH_CONTENT;
}

/** Whether a browser would have sent a preflight request first, so that no page can forge this one. As Apollo Server decides it. */
function isPreflighted(headers: HttpRequest['headers']): boolean {
  const { 'content-type': type } = headers;
  if (type !== undefined && !isSimpleContent(type)) return true;
  return Boolean(headers['x-apollo-operation-name'] || headers['apollo-require-preflight']);
}
