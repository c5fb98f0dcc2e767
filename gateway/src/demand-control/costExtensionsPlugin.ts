import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** The request header that requests the costs, whatever its value. */
export const COST_HEADER = 'x-cost';

/** Adds the estimated and actual cost to the response, in `extensions.cost`, for clients that request it. */
export function costExtensionsPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ request }) {
      if (!request.http?.headers.has(COST_HEADER)) return undefined;
      return {
        async willSendResponse({ response: { body }, contextValue }) {
          if (body.kind !== 'single') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: contextValue.cost };
        },
      };
    },
  };
}
