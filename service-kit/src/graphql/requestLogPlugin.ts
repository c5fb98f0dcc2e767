import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';

import { logOperation } from './logOperation.ts';

/** A line a request, for requests that Apollo Server answers. */
export function requestLogPlugin(logger: Logger): ApolloServerPlugin {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ operationName, operation, errors = [] }) {
          const errorCodes = errors.map((error) => error.extensions['code']);
          logOperation(logger, { operationName, operationKind: operation?.operation, startedAt, errorCodes });
        },
      };
    },
  };
}
