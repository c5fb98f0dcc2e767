import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

const JSON_CONTENT = /^\s*application\/json\s*(;|$)/i;

export function isJsonContent(contentType: string): boolean {
  return JSON_CONTENT.test(contentType);
}

/** Whether a request is one of those whose body is read as JSON; the bodies of others are not looked at. */
export function isJsonPost({ method, headers }: HttpRequest): boolean {
  return method === 'POST' && isJsonContent(headers['content-type'] ?? '');
}
