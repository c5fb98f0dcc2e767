import { once } from 'node:events';

import type { Logger } from 'pino';

import { isConnectionLoss } from '../database/isConnectionLoss.ts';
import type { Route } from '../http/HttpMessage.ts';
import { createHttpServer, type FinishResponse } from '../http/createHttpServer.ts';
import { createDrain } from './createDrain.ts';
import { healthRoutes, type LifecycleState } from './healthRoutes.ts';

/** Requests under way get this long to finish after SIGTERM, so that with a preStop hook all is over within 30 s. */
const DRAIN_MS = 20_000;

export interface Service {
  readonly routes: Readonly<Record<string, Route>>;
  /** Changes every answer before it is sent, refusals as well. */
  readonly finish?: FinishResponse;
  /** Whether what the service needs is there; a rejection counts as no. */
  readonly isReady: () => Promise<boolean>;
  /** Closes pools and the like, once nothing is under way any more. */
  readonly close: () => Promise<void>;
}

export interface ServiceOptions {
  readonly environment: { readonly HOST: string; readonly PORT: number; readonly BODY_LIMIT: number };
  readonly logger: Logger;
}

/**
 * Runs a service until SIGTERM or SIGINT, then drains it: not ready, no new connections, what runs is finished, pools are
 * closed, exit 0. An uncaught fault is logged and drains it too, with exit 1.
 */
export async function runService(service: Service, { environment, logger }: ServiceOptions): Promise<void> {
  let state: LifecycleState = 'starting';
  const server = createHttpServer({
    routes: { ...service.routes, ...healthRoutes(() => state, service.isReady) },
    bodyLimit: environment.BODY_LIMIT,
    finish: service.finish,
    logger,
  });
  const drain = createDrain(server);

  async function shutDown(reason: string, exitCode: number): Promise<void> {
    if (state === 'draining') return;
    state = 'draining';
    logger.info({ reason }, 'draining');
    setTimeout(() => process.exit(exitCode), DRAIN_MS + 3_000).unref();
    await drain(DRAIN_MS);
    await service.close();
    logger.info('stopped');
    process.exit(exitCode);
  }

  process.once('SIGTERM', () => void shutDown('SIGTERM', 0));
  process.once('SIGINT', () => void shutDown('SIGINT', 0));
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      if (fault === 'unhandledRejection' && isConnectionLoss(error)) {
        logger.error({ err: error }, 'the database closed a connection');
        return;
      }
      logger.fatal({ err: error }, fault);
      void shutDown(fault, 1);
    });
  }

  server.listen(environment.PORT, environment.HOST);
  await once(server, 'listening');
  state = 'ready';
  const address = server.address();
  logger.info({ host: environment.HOST, port: typeof address === 'object' ? address?.port : address }, 'listening');
}
