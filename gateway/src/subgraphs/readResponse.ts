import type { CacheHint, ResponseHeaders } from '../caching/CacheHint.ts';
import { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { isJsonObject, type Json, type JsonObject } from '../engine/raw-json/Json.ts';
import { readRawJson } from '../engine/raw-json/readRawJson.ts';
import { toRawJson } from '../engine/raw-json/writeRawJson.ts';
import type { HttpResponse } from './HttpAttempt.ts';

/** `application/json`, `application/graphql-response+json` and the like. */
const JSON_TYPE = /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i;

/** A subgraph's HTTP response as text: client requests may share it, and each parses it for itself. */
export interface TextResponse {
  readonly status: number;
  /** JSON, as `engine/raw-json/` escapes it; null when the content type is not JSON, or the body is not UTF-8. */
  readonly text: string | null;
  readonly headers: ResponseHeaders;
  readonly cacheHint: CacheHint;
}

/** A response without a content type is read as JSON; one with another content type is not read. */
export function toText({ status, contentType, headers, cacheHint, body }: HttpResponse): TextResponse {
  const isJson = contentType === undefined || JSON_TYPE.test(contentType);
  return { status, text: isJson ? readRawJson(body) : null, headers, cacheHint };
}

/**
 * Reads a subgraph's HTTP response as a GraphQL response, with any HTTP status: by the GraphQL over HTTP specification,
 * request errors may come with 4xx, and they say more than the status. If the response has data, or no errors that explain the
 * status, an error with the status is added, as Apollo Router does.
 *
 * @throws SubgraphError SUBREQUEST_HTTP_ERROR for a body that is not a GraphQL response, with a failure status;
 *   SUBREQUEST_MALFORMED_RESPONSE for one with another status
 */
export function readResponse(subgraph: string, response: TextResponse): JsonObject {
  const { status, text } = response;
  const parsed = parseResponse(text);
  if (parsed) return isSuccess(response) || explains(parsed) ? parsed : withStatus(parsed, subgraph, status);
  if (status >= 400) throw new SubgraphError('SUBREQUEST_HTTP_ERROR', statusMessage(subgraph, status));
  throw new SubgraphError(
    'SUBREQUEST_MALFORMED_RESPONSE',
    `The ${subgraph} subgraph's answer is not a GraphQL response.`,
  );
}

/** Whether the status is a success (RFC 9110, section 15.3). */
export function isSuccess({ status }: TextResponse): boolean {
  return status >= 200 && status < 300;
}

/** Whether a GraphQL server has answered, rather than a proxy or a server that has failed. */
export function isGraphQLResponse({ text }: TextResponse): boolean {
  return parseResponse(text) !== undefined;
}

/** Whether a GraphQL server has rejected the request, which is not a failure of the subgraph. */
export function isRequestError({ text }: TextResponse): boolean {
  const response = parseResponse(text);
  return response !== undefined && explains(response);
}

/** Whether a response has errors and no data. */
function explains({ data, errors }: JsonObject): boolean {
  return (data === undefined || data === null) && Array.isArray(errors) && errors.length > 0;
}

function withStatus(response: JsonObject, subgraph: string, status: number): JsonObject {
  const { errors } = response;
  // The executor reports errors that are not a list.
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) return response;
  const message = toRawJson(JSON.stringify(statusMessage(subgraph, status)).slice(1, -1));
  const error = { message, extensions: { code: 'SUBREQUEST_HTTP_ERROR', http: { status } } };
  response['errors'] = [error, ...(errors ?? [])];
  return response;
}

function statusMessage(subgraph: string, status: number): string {
  return `The ${subgraph} subgraph answered with status ${status}.`;
}

function parseResponse(text: string | null): JsonObject | undefined {
  if (text === null) return undefined;
  let response: Json;
  try {
    response = JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
  return isJsonObject(response) && ('data' in response || Array.isArray(response['errors'])) ? response : undefined;
}
