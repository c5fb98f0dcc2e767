import type { ApolloGateway } from '@apollo/gateway';

import { contextOf } from '../subgraphs/GatewayContext.ts';

/**
 * Lets an Apollo gateway, whose executor is set, not execute what was refused already: a request that did not get beyond that
 * when it was executed without Apollo Server comes here to have its answer written, and is charged once.
 */
export function executeOnce(gateway: ApolloGateway): void {
  const { executor } = gateway;
  gateway.executor = async (requestContext) => {
    const { refused } = contextOf(requestContext);
    return refused ? { errors: refused.errors } : executor(requestContext);
  };
}
