import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import { COST_HEADER } from '../demand-control/costExtensionsPlugin.ts';
import { isJsonContent } from './isJsonPost.ts';
import { isPreflighted } from './isPreflighted.ts';
import { knownResponseType } from './mediaTypes.ts';
import { isObject, readParameters } from './readParameters.ts';

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
 * The request when it is plain: JSON posted or a GET that is no forgery, a well-known `Accept`, one operation, no extensions
 * asked; else null.
 *
 * @throws HttpError when the body is too large or no JSON, as for every request
 */
export async function readPlainRequest(request: HttpRequest): Promise<PlainRequest | null> {
  const { method, headers } = request;
  if (headers[COST_HEADER] !== undefined || !knownResponseType(headers.accept)) return null;
  if (method === 'GET' && !isPlainGet(request)) return null;
  const parameters = await readParameters(request);
  return isPlain(parameters) ? parameters : null;
}

function isPlainGet(request: HttpRequest): boolean {
  const type = request.headers['content-type'];
  return isPreflighted(request) && (type === undefined || isJsonContent(type));
}

function isPlain(parameters: object | null): parameters is PlainRequest {
  if (parameters === null) return false;
  for (const key in parameters) if (!PLAIN_KEYS.has(key)) return false;
  const { query, operationName, variables, extensions } = parameters as Partial<Record<keyof PlainRequest, unknown>>;
  return (
    typeof query === 'string' &&
    query !== '' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || isObject(variables)) &&
    (extensions === undefined || extensions === null || isObject(extensions))
  );
}
