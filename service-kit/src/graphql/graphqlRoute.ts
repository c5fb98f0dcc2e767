import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';
import type { HttpRequest, Route } from '../http/HttpMessage.ts';
import { RecordedGraphQLRequest } from './RecordedGraphQLRequest.ts';

/** Serves a started Apollo Server, which has the `recordPlugin`, over node:http. */
export function graphqlRoute<Context extends BaseContext>(
  server: ApolloServer<Context>,
  createContext: (request: HttpRequest) => Promise<Context>,
): Route {
  return async (request) => {
    const { record } = request;
    const response = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: await toGraphQLRequest(request),
      async context() {
        try {
          return await createContext(request);
        } catch (error) {
          record.reject(codeOf(error));
          throw error;
        }
      },
    });
    const { status = 200, headers, body } = response;
    // Apollo Server calls its plugins for well-formed requests only.
    if (status >= 400 && !record.isRecorded) record.reject('BAD_REQUEST' satisfies ErrorCode);
    return {
      status,
      headers: Object.fromEntries(headers),
      body: body.kind === 'complete' ? body.string : body.asyncIterator,
    };
  };
}

async function toGraphQLRequest(request: HttpRequest): Promise<RecordedGraphQLRequest> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { method, search, record } = request;
  return new RecordedGraphQLRequest({ method, headers, search, body: await readJson(request), record });
}

/** Only JSON is parsed; Apollo Server rejects other content types itself (GraphQL over HTTP specification). */
async function readJson(request: HttpRequest): Promise<unknown> {
  if (request.method !== 'POST') return undefined;
  const [mediaType] = (request.headers['content-type'] ?? '').split(';');
  if (mediaType?.trim().toLowerCase() === 'application/json') return request.readJson();
  await request.readBody();
  return undefined;
}

function codeOf(error: unknown): unknown {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  return code ?? ('INTERNAL_SERVER_ERROR' satisfies ErrorCode);
}
