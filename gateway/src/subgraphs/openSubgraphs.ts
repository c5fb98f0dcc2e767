import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { SubgraphClient } from '../engine/fetch/SubgraphClient.ts';
import { type ClientEnvironment, createSubgraphClient, type SubgraphHooks } from './createSubgraphClient.ts';
import { subgraphAddresses } from './subgraphAddresses.ts';
import { type CredentialPaths, openSubgraphCredentials } from './SubgraphCredentials.ts';
import { SubgraphMetrics } from './SubgraphMetrics.ts';
import { type PoolEnvironment, SubgraphPools } from './SubgraphPools.ts';

/** The connections to subgraphs, which outlive changes of the supergraph. */
export interface Subgraphs {
  /** @param supergraph its subgraphs' addresses are used unless SUBGRAPH_URL replaces them */
  readonly createClient: (supergraph: { readonly schema: GraphQLSchema }) => SubgraphClient;
  readonly close: () => Promise<void>;
}

/** @throws OperatorError if a certificate or key cannot be used */
export async function openSubgraphs(
  environment: ClientEnvironment & PoolEnvironment & CredentialPaths,
  hooks: SubgraphHooks,
  metrics: MetricRegistry,
  logger: Logger,
): Promise<Subgraphs> {
  const pools = new SubgraphPools(environment, await openSubgraphCredentials(environment, logger));
  const subgraphMetrics = new SubgraphMetrics(metrics);
  return {
    createClient: ({ schema }) =>
      createSubgraphClient({
        addresses: subgraphAddresses(schema, environment.SUBGRAPH_URL.overrides),
        pools,
        environment,
        ...hooks,
        metrics: subgraphMetrics,
        logger,
      }),
    close: () => pools.close(),
  };
}
