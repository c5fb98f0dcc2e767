import type { ApolloServerPlugin } from '@apollo/server';

import { isLegacyClient } from './mediaTypes.ts';
import { areOfOperation } from './Rejection.ts';

/** Answers clients that ask for `application/json` with 200 when their request is well-formed and its operation is not. */
export function legacyStatusPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart({ request }) {
      if (!isLegacyClient(request.http?.headers.get('accept'))) return undefined;
      return {
        async willSendResponse({ response: { http, body } }) {
          if (http.status !== 400 || body.kind !== 'single') return;
          if (areOfOperation(body.singleResult.errors ?? [])) http.status = 200;
        },
      };
    },
  };
}
