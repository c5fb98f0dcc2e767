import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/**
 * Tells clients and caches how long answers may be kept, of those that Apollo Server writes: in place of its own plugin, which
 * reads the hints of a schema. Hints are the subgraphs', and come with their answers. What has errors is not kept.
 */
export function cacheControlPlugin(): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { http, body }, contextValue }) {
          const isWhole = body.kind === 'single' && !body.singleResult.errors;
          const headers = isWhole ? contextValue.cachePolicy.headers : { 'cache-control': 'no-store' };
          for (const [name, value] of Object.entries(headers)) http.headers.set(name, value);
        },
      };
    },
  };
}
