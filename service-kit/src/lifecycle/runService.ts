import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import type { Logger } from 'pino';

import { HttpError } from '../http/HttpError.ts';
import type { Route } from '../http/HttpMessage.ts';
import { type CommonHeaders, createHttpServer, type Middleware } from '../http/createHttpServer.ts';
import type { ResponseCompression } from '../http/ResponseCompression.ts';
import { routeByPath } from '../http/routeByPath.ts';
import type { LiveCredentials } from '../tls/LiveCredentials.ts';
import { MetricRegistry } from '../metrics/MetricRegistry.ts';
import { recordOperations } from '../metrics/recordOperations.ts';
import { startMetrics } from '../metrics/startMetrics.ts';
import { logOperations } from '../observation/logOperations.ts';
import type { Observer } from '../observation/RequestRecord.ts';
import { createDrain } from './createDrain.ts';
import { endGracefully } from './endGracefully.ts';
import { healthRoutes, type LifecycleState } from './healthRoutes.ts';

/** Pools and the like get this long to close. */
const CLOSE_MS = 3_000;

export interface Service {
  /** By exact path, such as `/graphql`. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Whether what the service needs is there; a rejection counts as no. */
  readonly isReady: () => Promise<boolean>;
  /** Further members of the body of `/health/ready`. */
  readonly describe?: () => Readonly<Record<string, unknown>>;
  /** Ends what would hold requests for long, such as long polls: the service begins to drain. */
  readonly onDrain?: () => void;
  /** Closes pools and the like, once nothing is under way any more. */
  readonly close: () => Promise<void>;
}

export interface ServiceOptions {
  readonly environment: {
    readonly HOST: string;
    readonly PORT: number;
    readonly METRICS_PORT?: number | undefined;
    readonly BODY_LIMIT: number;
  };
  /** Wraps what answers every request, as long as the service listens: health, what is not there and what is rejected, too. */
  readonly middleware?: Middleware;
  /** Gives every answer headers, refusals as well. */
  readonly commonHeaders?: CommonHeaders;
  /** Compresses answers for clients that ask for it. Without, no answer is compressed. */
  readonly compression?: ResponseCompression | undefined;
  /** Levels of lists and objects that JSON in a request may have. */
  readonly jsonDepthLimit?: number | undefined;
  /** What it serves TLS with. Without, it serves plain HTTP. */
  readonly tls?: LiveCredentials | undefined;
  /** What the service counts, to which is added what every service does. */
  readonly metrics?: MetricRegistry;
  /** Routes beside `/metrics`, for operators. GET only. */
  readonly adminRoutes?: Readonly<Record<string, Route>>;
  /** Hear of every operation, beside the log and the metrics. */
  readonly observers?: readonly Observer[];
  readonly logger: Logger;
}

/**
 * Runs a service until SIGTERM or SIGINT, then drains it: not ready, no new connections, what runs is finished, pools are
 * closed, exit 0. An uncaught fault is logged and drains it for a second, with exit 1, and so does one that comes while it drains.
 *
 * It listens before there is anything to serve, so that it is seen to be starting, and can be stopped already. With METRICS_PORT
 * its metrics are there from then until it has ended: what drains is worth watching.
 *
 * @returns serves from now on
 */
export async function runService(options: ServiceOptions): Promise<(service: Service) => void> {
  const {
    environment,
    middleware,
    commonHeaders,
    tls,
    metrics = new MetricRegistry(),
    observers = [],
    logger,
  } = options;
  let state: LifecycleState = 'starting';
  let service: Service | undefined;
  const health = healthRoutes(
    () => state,
    async () => service!.isReady(),
    () => service?.describe?.() ?? {},
  );
  let route = routeByPath(health, refuseWhileStarting);
  const server = createHttpServer({
    route: (request) => route(request),
    bodyLimit: environment.BODY_LIMIT,
    middleware,
    commonHeaders,
    compression: options.compression,
    jsonDepthLimit: options.jsonDepthLimit,
    tls,
    observers: [logOperations(logger), recordOperations(metrics), ...observers],
    logger,
  });
  const drain = createDrain(server);
  let closeMetrics: (() => Promise<void>) | undefined;
  endGracefully(async (drainMs) => {
    state = 'draining';
    service?.onDrain?.();
    await drain(drainMs);
    const overdue = delay(CLOSE_MS, new Error(`not closed after ${CLOSE_MS} ms`));
    await Promise.race([service?.close(), overdue.then((error) => Promise.reject(error))]);
    await closeMetrics?.();
  }, logger);

  closeMetrics = await startMetrics(metrics, environment, { adminRoutes: options.adminRoutes, logger });
  server.listen(environment.PORT, environment.HOST);
  await once(server, 'listening');
  const address = server.address();
  logger.info({ host: environment.HOST, port: typeof address === 'object' ? address?.port : address }, 'listening');

  return (started) => {
    service = started;
    route = routeByPath({ ...service.routes, ...health });
    if (state !== 'starting') return;
    state = 'ready';
    logger.info('ready');
  };
}

function refuseWhileStarting(): never {
  throw new HttpError(503, 'SERVICE_UNAVAILABLE', 'The service is starting. Try again.');
}
