import type { CacheHint } from '../caching/CacheHint.ts';
import { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { isJsonObject, type Json, type JsonObject } from '../execution/Json.ts';
import { readWireText } from '../execution/wire/readWireText.ts';
import { toWireText } from '../execution/wire/writeWireText.ts';
import type { HttpAnswer } from './Exchange.ts';

/** `application/json`, `application/graphql-response+json` and the like. */
const JSON_TYPE = /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i;

/** A subgraph's HTTP answer as text, which several requests may share and each parses for itself. */
export interface TextAnswer {
  readonly status: number;
  /** JSON in wire text; null when the answer says that it is something else, or is no UTF-8. */
  readonly text: string | null;
  readonly cacheHint: CacheHint;
}

/** A server that does not say what it sends is taken at its word; one that says that it is something else than JSON is, too. */
export function toText({ status, contentType, cacheHint, body }: HttpAnswer): TextAnswer {
  const isJson = contentType === undefined || JSON_TYPE.test(contentType);
  return { status, text: isJson ? readWireText(body) : null, cacheHint };
}

/**
 * Reads a subgraph's answer as a GraphQL response, whatever its HTTP status: the GraphQL over HTTP specification lets
 * request errors come with 4xx, and they say more than the status does. Where there is data all the same, or nothing that explains the
 * status, an error with it is added, as Apollo's router does.
 *
 * @throws SubgraphError SUBREQUEST_HTTP_ERROR for another body under a failure status, SUBREQUEST_MALFORMED_RESPONSE for one
 *   under another status
 */
export function readAnswer(subgraph: string, answer: TextAnswer): JsonObject {
  const { status, text } = answer;
  const response = parseResponse(text);
  if (response) return isSuccess(answer) || explains(response) ? response : withStatus(response, subgraph, status);
  if (status >= 400) throw new SubgraphError('SUBREQUEST_HTTP_ERROR', statusMessage(subgraph, status));
  throw new SubgraphError(
    'SUBREQUEST_MALFORMED_RESPONSE',
    `The ${subgraph} subgraph's answer is not a GraphQL response.`,
  );
}

/** Whether its status says that the request has succeeded (RFC 9110, section 15.3). */
export function isSuccess({ status }: TextAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Whether the subgraph's GraphQL server has answered, rather than a proxy, or a server that has failed. */
export function isGraphQLResponse({ text }: TextAnswer): boolean {
  return parseResponse(text) !== undefined;
}

/** Whether the subgraph's GraphQL server says that it does not execute this one request, which is no failure of the subgraph. */
export function isRequestError({ text }: TextAnswer): boolean {
  const response = parseResponse(text);
  return response !== undefined && explains(response);
}

/** Whether a response has errors, and nothing beside them. */
function explains({ data, errors }: JsonObject): boolean {
  return (data === undefined || data === null) && Array.isArray(errors) && errors.length > 0;
}

function withStatus(response: JsonObject, subgraph: string, status: number): JsonObject {
  const { errors } = response;
  // Errors that are no list are told of as such.
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) return response;
  const message = toWireText(JSON.stringify(statusMessage(subgraph, status)).slice(1, -1));
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
