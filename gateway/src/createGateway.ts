import { ApolloGateway } from '@apollo/gateway';
import { Agent } from 'undici';

import type { Environment } from './environment.ts';
import { type ServedGraph, useCompiledPlans } from './execution/apollo/useCompiledPlans.ts';
import { createApolloPlanner } from './execution/planner/createApolloPlanner.ts';
import { createHivePlanner } from './execution/planner/createHivePlanner.ts';
import { createPlanner } from './execution/planner/createPlanner.ts';
import { limitOperations, type OperationLimits } from './limits/limitOperations.ts';
import { createSubgraphClient } from './subgraphs/createSubgraphClient.ts';
import { subgraphAddresses } from './subgraphs/subgraphAddresses.ts';

/** An Apollo gateway over a supergraph, and the way to close its connections. */
export interface Gateway {
  readonly gateway: ApolloGateway;
  readonly served: () => ServedGraph | undefined;
  readonly close: () => Promise<void>;
}

/** What one planner refuses or plans wrongly, the other can plan in most cases. */
const planners = {
  hive: [createHivePlanner, createApolloPlanner],
  apollo: [createApolloPlanner, createHivePlanner],
};

type GatewayEnvironment = Pick<
  Environment,
  'PLANNER' | 'SUBGRAPH_CONNECTIONS' | 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_RESPONSE_LIMIT'
> &
  OperationLimits;

/** @param supergraphSdl the supergraph; the subgraphs are asked at the addresses that it names */
export function createGateway(supergraphSdl: string, environment: GatewayEnvironment): Gateway {
  const dispatcher = new Agent({ connections: environment.SUBGRAPH_CONNECTIONS, keepAliveTimeout: 30_000 });
  const gateway = new ApolloGateway({ supergraphSdl });
  const served = useCompiledPlans(gateway, {
    createPlanner: ({ sdl, schema, apiSchema }) =>
      createPlanner(
        planners[environment.PLANNER].map((create) => () => create(sdl)),
        { supergraph: schema, api: apiSchema },
      ),
    createGuards: () => [limitOperations(environment)],
    createClient: ({ schema }) =>
      createSubgraphClient({
        addresses: subgraphAddresses(schema),
        dispatcher,
        timeout: environment.SUBGRAPH_TIMEOUT,
        responseLimit: environment.SUBGRAPH_RESPONSE_LIMIT,
      }),
  });
  return {
    gateway,
    served,
    async close() {
      served()?.planner.close();
      await dispatcher.close();
    },
  };
}
