import { HttpError } from '@online-books/service-kit/http/HttpError';
import { jsonResponse, type Route } from '@online-books/service-kit/http/HttpMessage';
import { buildSchema } from 'graphql';
import type { Logger } from 'pino';

import type { Services } from '../domain/Services.ts';
import { executeRequest, type GraphQLRequest } from '../platform/executeRequest.ts';

/** The one query that managed gateways send, in Apollo's words. */
const schema = buildSchema(`
  type Query {
    routerConfig(ref: String!, apiKey: String!, ifAfterId: ID): RouterConfigResponse!
  }
  union RouterConfigResponse = RouterConfigResult | Unchanged | FetchError
  type RouterConfigResult { id: ID! supergraphSDL: String! minDelaySeconds: Float! messages: [Message!]! }
  type Unchanged { id: ID! minDelaySeconds: Float! }
  type FetchError { code: FetchErrorCode! message: String! minDelaySeconds: Float! }
  enum FetchErrorCode { AUTHENTICATION_FAILED ACCESS_DENIED UNKNOWN_REF RETRY_LATER NOT_IMPLEMENTED_ON_THIS_INSTANCE }
  type Message { level: String! body: String! }
`);

interface ConfigArguments {
  readonly ref: string;
  readonly apiKey: string;
  readonly ifAfterId?: string | null;
}

/**
 * Tells managed gateways which supergraph to serve.
 *
 * @param minDelaySeconds how long a gateway waits at least before it asks again
 */
export function uplinkRoute({ keys, repository }: Services, minDelaySeconds: number, logger: Logger): Route {
  const failure = (code: string, message: string) => ({ __typename: 'FetchError', code, message, minDelaySeconds });

  async function routerConfig({ ref, apiKey, ifAfterId }: ConfigArguments) {
    const key = await keys.find(apiKey);
    if (!key) return failure('AUTHENTICATION_FAILED', 'The API key is not valid.');
    const [graph = '', name = 'current'] = ref.split('@');
    if (graph !== key.graph) return failure('ACCESS_DENIED', 'The API key is of another graph.');
    const variant = await repository.findVariant(graph, name);
    const live = variant && (await repository.readLive(variant));
    if (!live) return failure('UNKNOWN_REF', 'The variant does not exist, or serves no supergraph yet.');
    const id = `${variant.id}:${live.number}`;
    if (id === ifAfterId) return { __typename: 'Unchanged', id, minDelaySeconds };
    const { supergraphSdl: supergraphSDL } = live;
    return { __typename: 'RouterConfigResult', id, supergraphSDL, minDelaySeconds, messages: [] };
  }

  return async (request) => {
    if (request.method !== 'POST') throw new HttpError(405, 'BAD_REQUEST', 'Send a POST request.', { allow: 'POST' });
    const body = (await request.readJson()) as GraphQLRequest | null;
    const result = await executeRequest(body ?? {}, {
      schema,
      rootValue: { routerConfig },
      contextValue: undefined,
      onUnexpectedError: (error) => logger.error({ err: error }, 'a gateway was not answered'),
    });
    // Gateways keep what they have, and ask again, when the status is no 200.
    return jsonResponse(result.errors ? 503 : 200, result);
  };
}
