import type { ApolloServerPlugin } from '@apollo/server';

import { RecordedGraphQLRequest } from './RecordedGraphQLRequest.ts';

/** Records the outcome of each request that Apollo Server executes or rejects. */
export function recordPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart({ request: { http } }) {
      if (!(http instanceof RecordedGraphQLRequest)) return undefined;
      return {
        async willSendResponse({ operationName, operation, response: { body } }) {
          const { data, errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
          http.record.record({
            operationName,
            operationKind: operation?.operation,
            isExecuted: data !== undefined,
            errorCodes: errors.map(({ extensions }) => extensions?.['code']),
          });
        },
      };
    },
  };
}
