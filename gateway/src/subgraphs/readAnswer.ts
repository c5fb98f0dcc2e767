import { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { isJsonObject, type Json, type JsonObject } from '../execution/Json.ts';
import { readWireText } from '../execution/wire/readWireText.ts';
import type { HttpAnswer } from './Exchange.ts';

/** `application/json`, `application/graphql-response+json` and the like. */
const JSON_TYPE = /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i;

/** A subgraph's HTTP answer as text, which several requests may share and each parses for itself. */
export interface TextAnswer {
  readonly status: number;
  /** JSON in wire text; null when the answer says that it is something else, or is no UTF-8. */
  readonly text: string | null;
  /** How long it may be kept, in the words of its header. */
  readonly cacheControl?: string | undefined;
}

/** A server that does not say what it sends is taken at its word; one that says that it is something else than JSON is, too. */
export function toText({ status, contentType, cacheControl, body }: HttpAnswer): TextAnswer {
  const isJson = contentType === undefined || JSON_TYPE.test(contentType);
  return { status, text: isJson ? readWireText(body) : null, cacheControl };
}

/**
 * Reads a subgraph's answer as a GraphQL response, whatever its HTTP status: the GraphQL over HTTP specification lets
 * request errors come with 4xx, and they say more than the status does.
 *
 * @throws SubgraphError SUBREQUEST_HTTP_ERROR for another body under a failure status, SUBREQUEST_MALFORMED_RESPONSE for one
 *   under another status
 */
export function readAnswer(subgraph: string, { status, text }: TextAnswer): JsonObject {
  const response = parseResponse(text);
  if (response) return response;
  if (status >= 400)
    throw new SubgraphError('SUBREQUEST_HTTP_ERROR', `The ${subgraph} subgraph answered with status ${status}.`);
  throw new SubgraphError(
    'SUBREQUEST_MALFORMED_RESPONSE',
    `The ${subgraph} subgraph's answer is not a GraphQL response.`,
  );
}

/** Whether it is not the subgraph's GraphQL server that has answered, but its failure or a proxy's. */
export function isServerFailure({ status, text }: TextAnswer): boolean {
  return status >= 500 && !parseResponse(text);
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
