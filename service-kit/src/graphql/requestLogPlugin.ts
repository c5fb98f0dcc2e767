import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { Logger } from 'pino';

import { logOperation } from './logOperation.ts';

/**
 * A line a request, for requests that Apollo Server answers.
 *
 * @param tellMore what else the line says of a request, by its context
 */
export function requestLogPlugin<Context extends BaseContext>(
  logger: Logger,
  tellMore?: (context: Context) => object,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ operationName, operation, errors = [], contextValue }) {
          const errorCodes = errors.map((error) => error.extensions['code']);
          const more = tellMore?.(contextValue);
          logOperation(logger, { operationName, operationKind: operation?.operation, startedAt, errorCodes, more });
        },
      };
    },
  };
}
