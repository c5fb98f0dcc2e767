import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';
import { isJsonPost } from './isJsonPost.ts';
import { knownResponseType } from './mediaTypes.ts';

/** A request that asks for nothing but the execution of one operation. */
export interface PlainRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  /** Whatever clients say of themselves, which the gateway does not look at. */
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

const PLAIN_KEYS = new Set(['query', 'operationName', 'variables', 'extensions']);

/**
 * The request when it is plain: JSON posted, a well-known `Accept`, one operation, no extensions asked; else null.
 *
 * @throws HttpError when the body is too large or no JSON, as for every request
 */
export async function readPlainRequest(request: HttpRequest): Promise<PlainRequest | null> {
  const { search, headers } = request;
  if (search || headers[COST_HEADER] !== undefined || !isJsonPost(request) || !knownResponseType(headers.accept))
    return null;
  const body = await request.readJson();
  return isPlain(body) ? body : null;
}

function isPlain(body: unknown): body is PlainRequest {
  if (!isObject(body)) return false;
  for (const key in body) if (!PLAIN_KEYS.has(key)) return false;
  const { query, operationName, variables, extensions } = body as Partial<Record<keyof PlainRequest, unknown>>;
  return (
    typeof query === 'string' &&
    query !== '' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || isObject(variables)) &&
    (extensions === undefined || extensions === null || (isObject(extensions) && !('persistedQuery' in extensions)))
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
