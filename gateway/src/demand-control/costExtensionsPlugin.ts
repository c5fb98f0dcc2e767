import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** The request header by which a client asks for the costs, whatever its value. */
export const COST_HEADER = 'x-cost';

/** Tells a client that asks what its request was estimated to cost and has cost, in `extensions.cost`. */
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
