import type { Service } from '@online-books/service-kit/lifecycle/runService';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import type { Logger } from 'pino';

import { createResponseStore } from './caching/createResponseStore.ts';
import { createStages } from './createStages.ts';
import { createVersionFactory } from './createVersionFactory.ts';
import type { Environment } from './environment.ts';
import { openExtensions } from './extensions/openExtensions.ts';
import { RequestHeaders } from './headers/RequestHeaders.ts';
import { openTokenVerifier } from './identity/openTokenVerifier.ts';
import { measureOperationCache } from './metrics/measureOperationCache.ts';
import { createPersistedDocuments } from './persisted-documents/createPersistedDocuments.ts';
import { requireSafelist, warmSafelist } from './persisted-documents/warmSafelist.ts';
import { createRequestHandler } from './pipeline/handleRequest.ts';
import { createBuckets } from './rate-limits/Buckets.ts';
import { connectRedis } from './redis/connectRedis.ts';
import { openSubgraphs } from './subgraphs/openSubgraphs.ts';
import { loadConfiguredSupergraph } from './supergraph/loadConfiguredSupergraph.ts';
import type { SupergraphStatus } from './supergraph/SupergraphStatus.ts';

export interface GatewayDependencies {
  readonly metrics: MetricRegistry;
  readonly status: SupergraphStatus;
  readonly logger: Logger;
}

/**
 * Opens all connections, loads the supergraph, and creates the pipeline.
 *
 * @throws OperatorError if a file that the environment names, such as the supergraph, cannot be used
 */
export async function createGateway(
  environment: Environment,
  { metrics, status, logger }: GatewayDependencies,
): Promise<Service> {
  const maxTokens = environment.MAX_TOKENS;
  const requestHeaders = new RequestHeaders(environment);
  const hooks = await openExtensions(environment, logger);
  const subgraphs = await openSubgraphs(environment, { requestHeaders, hooks }, metrics, logger);
  const redis = await connectRedis(environment.REDIS_URL, logger);
  const buckets = createBuckets(redis);
  const responseStore = hooks?.affectResponses ? null : createResponseStore(environment, redis, metrics);
  const { createClient } = subgraphs;
  const createVersion = createVersionFactory({
    environment,
    createClient,
    requestHeaders,
    responseStore,
    buckets,
    metrics,
    logger,
  });
  const { documents, operations } = await createPersistedDocuments(environment, logger);
  const supergraph = await loadConfiguredSupergraph(environment, {
    createVersion,
    prepare: (next, current) => requireSafelist(next, current, operations, maxTokens),
    status,
    logger,
  });
  const { currentVersion } = supergraph;
  measureOperationCache(metrics, currentVersion);
  const verifyToken = await openTokenVerifier(environment, logger);
  const stages = await createStages({
    environment,
    requestHeaders,
    hooks,
    verifyToken,
    buckets,
    logger,
    persistedDocuments: documents,
    currentVersion,
  });
  let isWarm = operations.length === 0;
  if (!isWarm) void warmSafelist(currentVersion(), operations, { maxTokens, logger }).then(() => (isWarm = true));
  return {
    routes: { '/graphql': createRequestHandler(stages) },
    isReady: async () => isWarm,
    describe: () => ({ supergraph: status.report }),
    async close() {
      await supergraph.close();
      await subgraphs.close();
      redis?.close();
    },
  };
}
