import type { ApolloServerPlugin } from '@apollo/server';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/**
 * Sets the caching headers of responses that Apollo Server writes. Replaces Apollo's own plugin, which reads hints from the schema:
 * here they come with the subgraphs' responses. A response with errors must not be stored.
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
