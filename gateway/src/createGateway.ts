import { ApolloGateway } from '@apollo/gateway';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import { coerceVariables } from '@online-books/service-kit/validation/coerceVariables';
import type { Logger } from 'pino';

import type { Authorizer } from './authorization/Authorizer.ts';
import { createAuthorization } from './authorization/createAuthorization.ts';
import { policiesOfClaim } from './authorization/PolicyEvaluator.ts';
import { createResponseCache } from './caching/createResponseCache.ts';
import { type ResponseCacheOptions, createResponseStore } from './caching/createResponseStore.ts';
import { createGuards, type GuardsEnvironment } from './createGuards.ts';
import type { Environment } from './environment.ts';
import type { SupergraphVersion } from './engine/SupergraphVersions.ts';
import { useCompiledPlans } from './adapters/apollo/useCompiledPlans.ts';
import { createApolloPlanner } from './engine/planning/createApolloPlanner.ts';
import { createFallbackPlanner } from './engine/planning/createFallbackPlanner.ts';
import { createHivePlanner } from './engine/planning/createHivePlanner.ts';
import { createPlanner } from './engine/planning/createPlanner.ts';
import { overrideLabels } from './engine/supergraph/overrideLabels.ts';
import type { RequestHeaders } from './headers/RequestHeaders.ts';
import { inOrder } from './http/authorizeRequests.ts';
import { requireValidToken } from './identity/requireValidToken.ts';
import { measureOperationCache } from './metrics/measureOperationCache.ts';
import { observePlanning } from './planning/observePlanning.ts';
import { type IssuersEnvironment, trustedIssuers } from './identity/trustedIssuers.ts';
import type { Buckets } from './rate-limits/Buckets.ts';
import type { Redis } from './redis/Redis.ts';
import type { SubgraphCredentials } from './subgraphs/SubgraphCredentials.ts';
import { createSubgraphClient } from './subgraphs/createSubgraphClient.ts';
import { subgraphAddresses } from './subgraphs/subgraphAddresses.ts';
import { SubgraphMetrics } from './subgraphs/SubgraphMetrics.ts';
import { type PoolEnvironment, SubgraphPools } from './subgraphs/SubgraphPools.ts';
import type { TrafficEnvironment } from './subgraphs/TrafficLimits.ts';

/** An Apollo gateway over a supergraph, and the way to close its connections. */
export interface Gateway {
  readonly gateway: ApolloGateway;
  readonly served: () => SupergraphVersion | undefined;
  /** Decides on requests before they are executed. */
  readonly authorize: Authorizer;
  readonly close: () => Promise<void>;
}

/** What one planner refuses or plans wrongly, the other can plan in most cases. */
const planners = {
  hive: ['hive', 'apollo'],
  apollo: ['apollo', 'hive'],
} as const;
const creators = { hive: createHivePlanner, apollo: createApolloPlanner };

type GatewayEnvironment = Pick<
  Environment,
  'PLANNER' | 'INTROSPECTION' | 'REJECT_UNAUTHORIZED' | 'AUTHORIZATION_DETAILS' | 'POLICY_CLAIM' | 'ANONYMOUS_FIELDS'
> &
  IssuersEnvironment &
  TrafficEnvironment &
  PoolEnvironment &
  GuardsEnvironment &
  ResponseCacheOptions;

export interface GatewayOptions {
  readonly environment: GatewayEnvironment;
  readonly credentials: SubgraphCredentials;
  readonly requestHeaders: RequestHeaders;
  /** What replicas share; null where there is none. */
  readonly redis: Redis | null;
  /** What clients are charged by. */
  readonly buckets: Buckets;
  readonly metrics: MetricRegistry;
  readonly logger: Logger;
}

/** @param supergraphSdl the supergraph; subgraphs are asked at the addresses that it names, unless SUBGRAPH_URL names others */
export function createGateway(supergraphSdl: string, options: GatewayOptions): Gateway {
  const { environment, credentials, requestHeaders, redis, buckets, metrics, logger } = options;
  const responseStore = createResponseStore(environment, redis, metrics);
  const pools = new SubgraphPools(environment, credentials);
  const authorization = createAuthorization(supergraphSdl, {
    evaluatePolicies: policiesOfClaim(environment.POLICY_CLAIM),
    rejectUnauthorized: environment.REJECT_UNAUTHORIZED,
    details: environment.AUTHORIZATION_DETAILS,
  });
  if (authorization && trustedIssuers(environment).length === 0)
    logger.warn(
      'the supergraph uses authorization directives, but no token issuer is configured (JWKS_URL, TOKEN_ISSUERS): ' +
        'all requests are treated as anonymous',
    );
  const subgraphMetrics = new SubgraphMetrics(metrics);
  const gateway = new ApolloGateway({ supergraphSdl: authorization?.sdl ?? supergraphSdl });
  const plans = useCompiledPlans(gateway, {
    createPlanner: ({ sdl, schema, apiSchema }) => {
      const labels = overrideLabels(schema);
      if (labels.length > 0) logger.warn({ labels }, 'the supergraph moves fields by labels, none of which holds here');
      return createPlanner(
        {
          preferred: planners[environment.PLANNER].map((name) => ({ name, create: () => creators[name](sdl) })),
          fallback: { name: 'fallback', create: () => createFallbackPlanner(sdl) },
        },
        { supergraph: schema, api: apiSchema },
      );
    },
    coerceVariables: (coercion) => coerceVariables({ ...coercion, exposesSchema: environment.INTROSPECTION }),
    createFilter: () => authorization?.filter,
    createResponseCache: ({ sdl }) =>
      responseStore ? createResponseCache(sdl, responseStore, requestHeaders) : undefined,
    createGuards: (supergraph) => createGuards(supergraph, environment, buckets),
    onPlanned: observePlanning(metrics, logger),
    createClient: ({ schema }) =>
      createSubgraphClient({
        addresses: subgraphAddresses(schema, environment.SUBGRAPH_URL.overrides),
        pools,
        environment,
        requestHeaders,
        metrics: subgraphMetrics,
        logger,
      }),
  });
  const authorize = inOrder([
    requireValidToken(environment.ANONYMOUS_FIELDS),
    ...(authorization ? [authorization.authorize] : []),
  ]);
  measureOperationCache(metrics, plans.served);
  return {
    gateway,
    served: plans.served,
    authorize,
    async close() {
      plans.close();
      await pools.close();
    },
  };
}
