import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import { runService } from '@online-books/service-kit/lifecycle/runService';
import { createLogger } from '@online-books/service-kit/logging/createLogger';

import type { Services } from './domain/Services.ts';
import { readServiceEnvironment } from './environment.ts';
import { openRegistry } from './openRegistry.ts';
import { pageRoutes } from './pages/pageRoutes.ts';
import { platformRoute } from './platform/platformRoute.ts';
import { uplinkRoute } from './uplink/uplinkRoute.ts';
import { usageRoute } from './usage/usageRoute.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

runMain(async (useLogger) => {
  const environment = readServiceEnvironment();
  const logger = useLogger(createLogger('registry', environment.LOG_LEVEL));
  const serve = await runService({ environment, logger });
  const registry = openRegistry(environment);
  const services: Services = {
    ...registry,
    publicUrl: environment.PUBLIC_URL?.replace(/\/$/, '') ?? `http://127.0.0.1:${environment.PORT}`,
    schemaLimit: environment.SCHEMA_LIMIT,
    operationWindowMs: environment.OPERATION_WINDOW * DAY_MS,
  };
  serve({
    routes: {
      '/graphql': platformRoute(services, logger),
      '/uplink': uplinkRoute(services, environment.UPLINK_DELAY, logger),
      '/usage': usageRoute(services),
      ...pageRoutes(services, logger),
    },
    isReady: () => registry.isReady(),
    close: () => registry.close(),
  });
});
