import type { HttpError } from './HttpError.ts';
import { type HttpResponse, jsonResponse } from './HttpMessage.ts';

/** The answer to a request that is refused before GraphQL sees it, in the shape of GraphQL's. */
export function errorResponse({ status, code, message, headers }: HttpError): HttpResponse {
  return jsonResponse(status, { errors: [{ message, extensions: { code } }] }, headers);
}
