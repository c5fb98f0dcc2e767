import { once } from 'node:events';

import type { Logger } from 'pino';
import { collectDefaultMetrics, type Metric as PrometheusMetric, Registry } from 'prom-client';

import { createHttpServer } from '../http/createHttpServer.ts';
import type { Route } from '../http/HttpMessage.ts';
import { HttpError } from '../http/HttpError.ts';
import { routeByPath } from '../http/routeByPath.ts';
import type { Metric } from './Metric.ts';
import type { MetricRegistry } from './MetricRegistry.ts';

export interface MetricsServerOptions {
  readonly metrics: MetricRegistry;
  readonly host: string;
  readonly port: number;
  /** By exact path. */
  readonly adminRoutes?: Readonly<Record<string, Route>> | undefined;
  readonly logger: Logger;
}

/**
 * Serves a service's metrics and its process's at `/metrics`, in Prometheus' text format, on a port of their own, beside
 * the service's routes for operators.
 *
 * @returns what ends it
 */
export async function serveMetrics({
  metrics,
  host,
  port,
  adminRoutes = {},
  logger,
}: MetricsServerOptions): Promise<() => Promise<void>> {
  const ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });

  const server = createHttpServer({
    route: routeByPath({
      ...adminRoutes,
      async '/metrics'({ method }) {
        if (method !== 'GET' && method !== 'HEAD')
          throw new HttpError(404, 'NOT_FOUND', 'Metrics are asked for by GET.');
        const registry = Registry.merge([ofService(metrics), ofProcess]);
        return { status: 200, headers: { 'content-type': registry.contentType }, body: await registry.metrics() };
      },
    }),
    bodyLimit: 0,
    logger,
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  logger.info({ host, port: typeof address === 'object' ? address?.port : address }, 'serving metrics');
  return async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
}

function ofService({ metrics }: MetricRegistry): Registry {
  const registry = new Registry();
  for (const metric of metrics) registry.registerMetric(toPrometheus(metric));
  return registry;
}

/** As far as a registry of prom-client looks at a metric: its name and, when somebody asks, its numbers. */
function toPrometheus(metric: Metric): PrometheusMetric {
  const { name, help, type } = metric;
  const asked = {
    name,
    get: async () => ({
      name,
      help,
      type,
      values: metric.samples().map(({ suffix, labels, value }) => ({ metricName: name + suffix, labels, value })),
    }),
  };
  return asked as unknown as PrometheusMetric;
}
