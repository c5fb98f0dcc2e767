import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { Route } from '../http/HttpMessage.ts';
import { createHttpServer, type FinishResponse } from '../http/createHttpServer.ts';
import { createDrain } from './createDrain.ts';
import { endGracefully } from './endGracefully.ts';
import { healthRoutes, type LifecycleState } from './healthRoutes.ts';

/** Requests under way get this long to finish after SIGTERM, so that with a preStop hook all is over within 30 s. */
const DRAIN_MS = 20_000;
/** Pools and the like get this long to close. */
const CLOSE_MS = 3_000;

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
 * closed, exit 0. An uncaught fault is logged and drains it too, with exit 1, and so does one that
 * comes while it drains.
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

  endGracefully(async () => {
    state = 'draining';
    await drain(DRAIN_MS);
    const overdue = delay(CLOSE_MS, new Error(`not closed after ${CLOSE_MS} ms`));
    await Promise.race([service.close(), overdue.then((error) => Promise.reject(error))]);
  }, logger);

  server.listen(environment.PORT, environment.HOST);
  await once(server, 'listening');
  state = 'ready';
  const address = server.address();
  logger.info({ host: environment.HOST, port: typeof address === 'object' ? address?.port : address }, 'listening');
}
