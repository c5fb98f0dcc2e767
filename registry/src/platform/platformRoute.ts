import { readFileSync } from 'node:fs';
import path from 'node:path';

import { isUnavailable } from '@online-books/service-kit/database/isUnavailable';
import { jsonResponse, type Route } from '@online-books/service-kit/http/HttpMessage';
import { HttpError } from '@online-books/service-kit/http/HttpError';
import { buildSchema } from 'graphql';
import type { Logger } from 'pino';

import type { Services } from '../domain/Services.ts';
import { executeRequest, type GraphQLRequest } from './executeRequest.ts';
import { mutations } from './Mutation.ts';
import type { PlatformContext } from './PlatformContext.ts';
import { queries } from './Query.ts';

const sdl = readFileSync(path.join(import.meta.dirname, '../../platform.graphql'), 'utf8');

/** Answers what rover asks, for the graph of the key in `x-api-key`. */
export function platformRoute(services: Services, logger: Logger): Route {
  const schema = buildSchema(sdl);
  return async (request) => {
    if (request.method !== 'POST') throw new HttpError(405, 'BAD_REQUEST', 'Send a POST request.', { allow: 'POST' });
    const apiKey = request.headers['x-api-key'];
    if (typeof apiKey !== 'string' || apiKey === '')
      return refusal('UNAUTHENTICATED', 'The header x-api-key is missing.');
    const body = (await request.readJson()) as GraphQLRequest | null;
    try {
      const key = await services.keys.find(apiKey);
      if (!key) return refusal('UNAUTHENTICATED', 'The API key is not valid.');
      const contextValue: PlatformContext = { ...services, key };
      const result = await executeRequest(body ?? {}, {
        schema,
        rootValue: { ...queries, ...mutations, graph: rootGraph },
        contextValue,
        onUnexpectedError: (error) => logger.error({ err: error }, 'a request failed'),
      });
      return jsonResponse(200, result);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      logger.error({ err: error }, 'the database is out of reach');
      return refusal('UNAVAILABLE', 'The registry cannot reach its database. Nothing was changed; retry later.');
    }
  };
}

/** Both roots have a field of this name. */
const rootGraph: typeof queries.graph = (args, context, ...rest: unknown[]) => {
  const { operation } = rest[0] as { operation: { operation: string } };
  return (operation.operation === 'mutation' ? mutations.graph(args, context) : queries.graph(args, context)) as never;
};

/** Rover shows the message of a GraphQL error. At another status than 200 it says nothing and retries for long. */
function refusal(code: string, message: string) {
  return jsonResponse(200, { data: null, errors: [{ message, extensions: { code } }] });
}
