import type { ApolloServerPlugin } from '@apollo/server';

import { isLegacyClient } from './mediaTypes.ts';

/** What is wrong with the operation, not with the HTTP request. */
const OPERATION_CODES = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Answers clients that ask for `application/json` with 200 when their request is well-formed and its operation is not (GraphQL
 * over HTTP, section 6.4.1). All others are told by 400.
 */
export function legacyStatusPlugin(): ApolloServerPlugin {
  return {
    async requestDidStart({ request }) {
      if (!isLegacyClient(request.http?.headers.get('accept'))) return undefined;
      return {
        async willSendResponse({ response: { http, body } }) {
          if (http.status !== 400 || body.kind !== 'single') return;
          const { errors = [] } = body.singleResult;
          if (errors.every(({ extensions }) => OPERATION_CODES.has(extensions?.['code']))) http.status = 200;
        },
      };
    },
  };
}
