import { graphqlRoute } from '@online-books/service-kit/graphql/graphqlRoute';
import { responseCompression } from '@online-books/service-kit/http/ResponseCompression';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { runService } from '@online-books/service-kit/lifecycle/runService';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import { varyByRequest } from './caching/varyByRequest.ts';
import { createGateway } from './createGateway.ts';
import { createServer } from './createServer.ts';
import { recordCosts } from './demand-control/recordCosts.ts';
import { createDocumentCheck } from './documents/createDocumentCheck.ts';
import { createDocumentChecker } from './documents/createDocumentChecker.ts';
import { readEnvironment } from './environment.ts';
import { RequestHeaders } from './headers/RequestHeaders.ts';
import { formatGatewayError } from './errors/formatGatewayError.ts';
import { inTurns } from './http/inTurns.ts';
import { INPUT_DEPTH_LIMIT, limitInputDepth } from './http/limitInputDepth.ts';
import { omitEmptyParameters } from './http/omitEmptyParameters.ts';
import { rejectUnsupportedMedia } from './http/rejectUnsupportedMedia.ts';
import { secureHeaders } from './http/secureHeaders.ts';
import { authorizeExecution } from './http/authorizeRequests.ts';
import { serveBatches } from './http/serveBatches.ts';
import { servePersistedDocuments } from './http/servePersistedDocuments.ts';
import { servePlainRequests } from './http/servePlainRequests.ts';
import { executeEach, shareQueries } from './http/shareQueries.ts';
import { cors } from './http/cors.ts';
import { openTokenVerifier } from './identity/openTokenVerifier.ts';
import { createPersistedDocuments } from './persisted-documents/createPersistedDocuments.ts';
import { warmSafelist } from './persisted-documents/warmSafelist.ts';
import { createBuckets } from './rate-limits/Buckets.ts';
import { RejectionCharges } from './rate-limits/RejectionCharges.ts';
import { connectRedis } from './redis/connectRedis.ts';
import { openSubgraphCredentials } from './subgraphs/SubgraphCredentials.ts';
import { createContextFactory } from './subgraphs/GatewayContext.ts';
import { readSupergraph } from './supergraph/readSupergraph.ts';
import { refuseSupergraph } from './supergraph/refuseSupergraph.ts';

runMain(async (useLogger) => {
  const environment = readEnvironment();
  const logger = useLogger(createLogger('gateway', environment.LOG_LEVEL));
  const metrics = new MetricRegistry();
  const serve = await runService({
    environment,
    middleware: cors({ origins: environment.CORS_ORIGINS, credentials: environment.CORS_CREDENTIALS }),
    commonHeaders: secureHeaders({ hstsMaxAge: environment.HSTS_MAX_AGE }),
    compression: responseCompression(environment.RESPONSE_COMPRESSION),
    jsonDepthLimit: INPUT_DEPTH_LIMIT,
    metrics,
    observers: [recordCosts(metrics)],
    logger,
  });
  const supergraph = await readSupergraph(environment);
  const credentials = await openSubgraphCredentials(environment, logger);
  const redis = await connectRedis(environment.REDIS_URL, logger);
  const buckets = createBuckets(redis);
  const requestHeaders = new RequestHeaders(environment);
  const { gateway, served, authorize, close } = createGateway(supergraph, {
    environment,
    credentials,
    requestHeaders,
    redis,
    buckets,
    metrics,
    logger,
  });
  const formatError = formatGatewayError({
    development: environment.NODE_ENV === 'development',
    exposesSchema: environment.INTROSPECTION,
    exposedExtensions: environment.ERROR_EXTENSIONS,
    logger,
  });
  const server = createServer(gateway, { environment, formatError, logger });
  await server.start().catch(refuseSupergraph(environment));

  const createContext = createContextFactory({
    requestHeaders,
    verifyToken: await openTokenVerifier(environment, logger),
    anonymousFields: environment.ANONYMOUS_FIELDS,
    trustedProxies: environment.TRUSTED_PROXIES,
    operationTimeout: environment.OPERATION_TIMEOUT,
  });
  const { documents, operations } = await createPersistedDocuments(environment, logger);
  const maxTokens = environment.MAX_TOKENS;
  const execute = authorizeExecution(environment.SHARE_QUERIES ? shareQueries() : executeEach, authorize);
  const apollo = graphqlRoute(server, createContext);
  const graphql = servePlainRequests(apollo, {
    served,
    execute,
    createContext,
    formatError,
    checkDocument: createDocumentChecker({
      checkFor: createDocumentCheck(environment),
      charges: new RejectionCharges(buckets, environment.RATE_LIMIT),
    }),
  });
  const persisted = limitInputDepth(omitEmptyParameters(servePersistedDocuments(graphql, documents)));
  let isWarm = operations.length === 0;
  if (!isWarm) void warmSafelist(served()!, operations, { maxTokens, logger }).then(() => (isWarm = true));
  const route = rejectUnsupportedMedia(inTurns(serveBatches(persisted, environment.BATCH_LIMIT)), {
    landingPage: environment.LANDING_PAGE,
  });
  serve({
    routes: {
      '/graphql': varyByRequest(route, {
        requestHeaders,
        costExtensions: environment.COST_EXTENSIONS,
      }),
    },
    isReady: async () => isWarm,
    close: async () => {
      await server.stop();
      await close();
      redis?.close();
    },
  });
});
