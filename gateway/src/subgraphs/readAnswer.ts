import { isAscii, isUtf8 } from 'node:buffer';

import { type SubgraphAnswer, SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { isJsonObject, type Json } from '../execution/Json.ts';
import type { HttpAnswer } from './post.ts';

const BACKSLASH = 0x5c;

/** `application/json`, `application/graphql-response+json` and the like. */
const JSON_TYPE = /^\s*application\/([\w.-]+\+)?json\s*(;|$)/i;

/**
 * Reads a subgraph's answer as a GraphQL response, whatever its HTTP status: the GraphQL over HTTP specification lets
 * request errors come with 4xx, and they say more than the status does. A server that does not say what it sends is taken
 * at its word; one that says that it is something else than JSON is, too.
 *
 * @throws SubgraphError SUBREQUEST_HTTP_ERROR for another body under a failure status, SUBREQUEST_MALFORMED_RESPONSE for one
 *   under another status
 */
export function readAnswer(subgraph: string, { status, contentType, body }: HttpAnswer): SubgraphAnswer {
  const ascii = isAscii(body);
  const isJson = contentType === undefined || JSON_TYPE.test(contentType);
  const response = isJson ? parse(body, ascii) : undefined;
  if (isJsonObject(response) && ('data' in response || Array.isArray(response['errors']))) {
    const escaped = body.includes(BACKSLASH);
    // An escape can stand for any character.
    return { response, escaped, isAscii: ascii && !escaped };
  }
  if (status >= 400)
    throw new SubgraphError('SUBREQUEST_HTTP_ERROR', `The ${subgraph} subgraph answered with status ${status}.`);
  throw new SubgraphError(
    'SUBREQUEST_MALFORMED_RESPONSE',
    `The ${subgraph} subgraph's answer is not a GraphQL response.`,
  );
}

function parse(body: Buffer, ascii: boolean): Json | undefined {
  try {
    // A string of single bytes is parsed and written faster, and most answers can be one.
    if (ascii) return JSON.parse(body.toString('latin1')) as Json;
    return isUtf8(body) ? (JSON.parse(body.toString('utf8')) as Json) : undefined;
  } catch {
    return undefined;
  }
}
