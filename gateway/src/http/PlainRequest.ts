import { parseJson } from '@online-books/service-kit/http/parseJson';
import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';

/** A request that asks for nothing but the execution of one operation. */
export interface PlainRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

const PLAIN_CONTENT = /^application\/json(?:; ?charset=utf-8)?$/i;
const PLAIN_ACCEPT = new Set<string | undefined>([undefined, '*/*', 'application/json', 'application/json, */*']);
const PLAIN_KEYS = new Set(['query', 'operationName', 'variables']);

/**
 * The request when it is plain: JSON posted, JSON accepted, one operation, no extensions asked or given; else null.
 *
 * @throws HttpError when the body is too large or no JSON, as for every request
 */
export async function readPlainRequest(request: HttpRequest): Promise<PlainRequest | null> {
  const { method, search, headers } = request;
  if (
    method !== 'POST' ||
    search ||
    headers[COST_HEADER] !== undefined ||
    !PLAIN_CONTENT.test(headers['content-type'] ?? '') ||
    !PLAIN_ACCEPT.has(headers.accept)
  )
    return null;
  const body = parseJson(await request.readBody());
  return isPlain(body) ? body : null;
}

function isPlain(body: unknown): body is PlainRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  for (const key in body) if (!PLAIN_KEYS.has(key)) return false;
  const { query, operationName, variables } = body as Partial<Record<keyof PlainRequest, unknown>>;
  return (
    typeof query === 'string' &&
    query !== '' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || (typeof variables === 'object' && !Array.isArray(variables)))
  );
}
