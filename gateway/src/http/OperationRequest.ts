import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import { isJsonContent } from './isJsonPost.ts';
import { isPreflighted } from './isPreflighted.ts';
import { isObject, readParameters } from './readParameters.ts';

/** A well-formed request for an operation (GraphQL over HTTP, section 5). */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  /** Whatever clients say of themselves, which the gateway does not look at. */
  readonly extensions?: Readonly<Record<string, unknown>> | null;
}

/**
 * The request for an operation: JSON posted, or a GET that is no forgery. Null where it is none, which is for Apollo Server to say.
 *
 * @throws HttpError when the body is too large or no JSON
 */
export async function readOperationRequest(request: HttpRequest): Promise<OperationRequest | null> {
  if (request.method === 'GET' && !isOperationGet(request)) return null;
  const parameters = await readParameters(request);
  return isWellFormed(parameters) ? parameters : null;
}

function isOperationGet(request: HttpRequest): boolean {
  const type = request.headers['content-type'];
  return isPreflighted(request) && (type === undefined || isJsonContent(type));
}

function isWellFormed(parameters: object | null): parameters is OperationRequest {
  if (parameters === null) return false;
  const { query, operationName, variables, extensions } = parameters as Partial<
    Record<keyof OperationRequest, unknown>
  >;
  return (
    typeof query === 'string' &&
    query !== '' &&
    (operationName === undefined || operationName === null || typeof operationName === 'string') &&
    (variables === undefined || variables === null || isObject(variables)) &&
    (extensions === undefined || extensions === null || isObject(extensions))
  );
}
