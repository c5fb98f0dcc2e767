/** The media type of JSON answers before the GraphQL over HTTP specification, which says nothing of their status. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Its own media type. */
export const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** `Accept` headers of widespread clients, and what Apollo Server answers them with. */
const KNOWN = new Map<string | undefined, string>([
  [undefined, JSON_TYPE],
  ['', JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/json, */*', JSON_TYPE],
  ['application/json, text/plain, */*', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_TYPE],
  ['application/graphql-response+json,application/json;q=0.9', GRAPHQL_TYPE],
  ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_TYPE],
  ['application/graphql-response+json, application/json', GRAPHQL_TYPE],
  [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    GRAPHQL_TYPE,
  ],
]);

/** What a client that accepts this is answered with; undefined where it takes Apollo Server to find out. */
export function knownResponseType(accept: string | undefined): string | undefined {
  return KNOWN.get(accept);
}

/** Whether a client asks for JSON in the way of old, and does not know of the specification's media type. */
export function isLegacyClient(accept = ''): boolean {
  return accept.includes('application/json') && !accept.includes('application/graphql-response+json');
}
