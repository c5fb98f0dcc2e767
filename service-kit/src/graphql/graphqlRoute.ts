import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';
import type { HttpRequest, HttpResponse } from '../http/HttpMessage.ts';
import { ObservedGraphQLRequest } from './ObservedGraphQLRequest.ts';

/** Answers a request for an operation. @param made its context, where it was made before */
export type GraphQLRoute<Context> = (request: HttpRequest, made?: Promise<Context>) => Promise<HttpResponse>;

/**
 * Serves an Apollo Server (started, with the `observationPlugin`) over node:http. The context is made from the request's
 * headers.
 */
export function graphqlRoute<Context extends BaseContext>(
  server: ApolloServer<Context>,
  createContext: (request: HttpRequest) => Promise<Context>,
): GraphQLRoute<Context> {
  return async (request, made) => {
    const { observation } = request;
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: await toGraphQLRequest(request),
      async context() {
        try {
          return await (made ?? createContext(request));
        } catch (error) {
          observation.refuse(codeOf(error));
          throw error;
        }
      },
    });
    const { status = 200, headers, body } = answer;
    // Apollo Server tells its plugins of a request only once it has found a well-formed one.
    if (status >= 400 && !observation.isTold) observation.refuse('BAD_REQUEST' satisfies ErrorCode);
    return {
      status,
      headers: Object.fromEntries(headers),
      body: body.kind === 'complete' ? body.string : body.asyncIterator,
    };
  };
}

async function toGraphQLRequest(request: HttpRequest): Promise<ObservedGraphQLRequest> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { method, search, observation } = request;
  return new ObservedGraphQLRequest({ method, headers, search, body: await readJson(request), observation });
}

/** Only JSON is parsed; Apollo Server refuses other content types itself, by the GraphQL over HTTP specification. */
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
