import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';

import type { HttpRequest, Route } from '../http/HttpMessage.ts';

/** Serves an Apollo Server (started) over node:http. The context is made from the request's headers. */
export function graphqlRoute<Context extends BaseContext>(
  server: ApolloServer<Context>,
  createContext: (request: HttpRequest) => Promise<Context>,
): Route {
  return async (request) => {
    const { status, headers, body } = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: await toGraphQLRequest(request),
      context: () => createContext(request),
    });
    return {
      status: status ?? 200,
      headers: Object.fromEntries(headers),
      body: body.kind === 'complete' ? body.string : body.asyncIterator,
    };
  };
}

async function toGraphQLRequest(request: HttpRequest): Promise<HTTPGraphQLRequest> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return { method: request.method, headers, search: request.search, body: await readJson(request) };
}

/** Only JSON is parsed; Apollo Server refuses other content types itself, by the GraphQL over HTTP specification. */
async function readJson(request: HttpRequest): Promise<unknown> {
  if (request.method !== 'POST') return undefined;
  const [mediaType] = (request.headers['content-type'] ?? '').split(';');
  if (mediaType?.trim().toLowerCase() === 'application/json') return request.readJson();
  await request.readBody();
  return undefined;
}
