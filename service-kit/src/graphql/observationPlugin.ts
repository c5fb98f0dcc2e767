import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

import type { OperationCost } from '../observation/Observation.ts';
import { ObservedGraphQLRequest } from './ObservedGraphQLRequest.ts';

/**
 * Tells a request's observation what Apollo Server has answered.
 *
 * @param costOf what a request costs, by its context
 */
export function observationPlugin<Context extends BaseContext>(
  costOf?: (context: Context) => OperationCost,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ request: { http } }) {
      if (!(http instanceof ObservedGraphQLRequest)) return undefined;
      return {
        async willSendResponse({ operationName, operation, response: { body }, contextValue }) {
          const { data, errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
          http.observation.tell({
            operationName,
            operationKind: operation?.operation,
            isExecuted: data !== undefined,
            errorCodes: errors.map(({ extensions }) => extensions?.['code']),
            cost: costOf?.(contextValue),
          });
        },
      };
    },
  };
}
