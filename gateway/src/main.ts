import { jsonResponse } from '@online-books/service-kit/http/HttpMessage';
import { responseCompression } from '@online-books/service-kit/http/ResponseCompression';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { runService } from '@online-books/service-kit/lifecycle/runService';
import { createLogger } from '@online-books/service-kit/logging/createLogger';
import { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import { createGateway } from './createGateway.ts';
import { recordCosts } from './demand-control/recordCosts.ts';
import { VARIABLE_DEPTH_LIMIT } from './documents/createDocumentCheck.ts';
import { readEnvironment } from './environment.ts';
import { cors } from './http/cors.ts';
import { secureHeaders } from './http/secureHeaders.ts';
import { SupergraphStatus } from './supergraph/SupergraphStatus.ts';

runMain(async (useLogger) => {
  const environment = readEnvironment();
  const logger = useLogger(createLogger('gateway', environment.LOG_LEVEL));
  const metrics = new MetricRegistry();
  const status = new SupergraphStatus(metrics, logger);
  const serve = await runService({
    environment,
    middleware: cors({ origins: environment.CORS_ORIGINS, credentials: environment.CORS_CREDENTIALS }),
    commonHeaders: secureHeaders({ hstsMaxAge: environment.HSTS_MAX_AGE }),
    compression: responseCompression(environment.RESPONSE_COMPRESSION),
    jsonDepthLimit: VARIABLE_DEPTH_LIMIT,
    metrics,
    adminRoutes: { '/supergraph': () => jsonResponse(200, status.report) },
    observers: [recordCosts(metrics)],
    logger,
  });
  serve(await createGateway(environment, { metrics, status, logger }));
});
