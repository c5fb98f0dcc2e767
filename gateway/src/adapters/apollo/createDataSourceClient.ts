import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types.js';
import { type DocumentNode, GraphQLError, parse } from 'graphql';

import { type SubgraphClient, SubgraphError, type SubgraphRequest } from '../../engine/fetch/SubgraphClient.ts';
import type { JsonObject } from '../../engine/raw-json/Json.ts';
import { toRawJsonStrings } from '../../engine/raw-json/rawJsonStrings.ts';
import { fromRawJson } from '../../engine/raw-json/writeRawJson.ts';

type ProcessOptions = Extract<
  GraphQLDataSourceProcessOptions,
  { kind: GraphQLDataSourceRequestKind.INCOMING_OPERATION }
>;
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;

/**
 * Sends requests through data sources of `@apollo/gateway`, such as a `RemoteGraphQLDataSource` with `willSendRequest`,
 * `didReceiveResponse` or a fetcher of its own. Takes longer, since requests and responses are passed as objects.
 *
 * @param dataSources by the subgraphs' names
 */
export function createDataSourceClient(dataSources: ReadonlyMap<string, GraphQLDataSource>): SubgraphClient {
  return async (request, context) => {
    const { subgraph } = request;
    let response: Response;
    try {
      const source = dataSources.get(subgraph);
      if (!source) throw new GraphQLError(`The ${subgraph} subgraph has no data source.`);
      response = await source.process(toOptions(request, context as ProcessOptions['incomingRequestContext']));
    } catch (error) {
      throw toSubgraphError(subgraph, error);
    }
    return toAnswer(subgraph, response);
  };
}

function toOptions(
  { body, paths }: SubgraphRequest,
  incomingRequestContext: ProcessOptions['incomingRequestContext'],
): ProcessOptions {
  const request = JSON.parse(fromRawJson(body)) as ProcessOptions['request'] & { query: string };
  const { query } = request;
  let document: DocumentNode | undefined;
  const [path] = paths;
  return {
    kind: GraphQLDataSourceRequestKind.INCOMING_OPERATION,
    request,
    incomingRequestContext,
    context: incomingRequestContext.context,
    // Parsed on access: most data sources do not use it.
    get document() {
      return (document ??= parse(query));
    },
    // Apollo's gateway fetches the entities of one path at a time.
    ...(path && paths.length === 1 && { pathInIncomingRequest: [...path] }),
  };
}

/** A data source's response may be shared or frozen, so that a copy is merged. */
function toAnswer(subgraph: string, response: Response): JsonObject {
  try {
    const { data, errors } = response;
    return toRawJsonStrings({ data, errors }) as JsonObject;
  } catch (cause) {
    const message = `The ${subgraph} subgraph's answer is not a GraphQL response.`;
    throw new SubgraphError('SUBREQUEST_MALFORMED_RESPONSE', message, { cause });
  }
}

function toSubgraphError(subgraph: string, error: unknown): SubgraphError {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  const message = error instanceof GraphQLError ? error.message : `The ${subgraph} subgraph could not be reached.`;
  return new SubgraphError(typeof code === 'string' ? code : 'SUBREQUEST_HTTP_ERROR', message, { cause: error });
}
