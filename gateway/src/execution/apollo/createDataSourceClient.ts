import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { GraphQLDataSourceRequestKind } from '@apollo/gateway/dist/datasources/types.js';
import { GraphQLError } from 'graphql';

import { type SubgraphClient, SubgraphError } from '../fetching/SubgraphClient.ts';
import type { JsonObject } from '../Json.ts';
import { toWireJson } from '../wire/wireJson.ts';
import { fromWireText } from '../wire/writeWireText.ts';

type RequestContext = Extract<
  GraphQLDataSourceProcessOptions,
  { kind: GraphQLDataSourceRequestKind.INCOMING_OPERATION }
>['incomingRequestContext'];

/**
 * Sends requests through data sources of `@apollo/gateway`, such as a `RemoteGraphQLDataSource` with `willSendRequest`,
 * `didReceiveResponse` or a fetcher of its own. It is the slower road: requests and answers travel as objects.
 *
 * @param dataSource makes the data source of a subgraph, as the gateway's `buildService` does; called once for each
 */
export function createDataSourceClient(dataSource: (subgraph: string) => GraphQLDataSource): SubgraphClient {
  const dataSources = new Map<string, GraphQLDataSource>();
  return async ({ subgraph, body }, context) => {
    let source = dataSources.get(subgraph);
    if (!source) dataSources.set(subgraph, (source = dataSource(subgraph)));
    const incomingRequestContext = context as RequestContext;
    try {
      const response = await source.process({
        kind: GraphQLDataSourceRequestKind.INCOMING_OPERATION,
        request: JSON.parse(fromWireText(body)) as { query: string },
        incomingRequestContext,
        context: incomingRequestContext.context,
      });
      // What a data source hands over may be shared or frozen, and is changed by nobody but its owner: a copy is merged.
      return toWireJson(response) as JsonObject;
    } catch (error) {
      throw toSubgraphError(subgraph, error);
    }
  };
}

function toSubgraphError(subgraph: string, error: unknown): SubgraphError {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined;
  const message = error instanceof GraphQLError ? error.message : `The ${subgraph} subgraph could not be reached.`;
  return new SubgraphError(typeof code === 'string' ? code : 'SUBREQUEST_HTTP_ERROR', message, { cause: error });
}
