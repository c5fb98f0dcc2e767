import type { Logger } from 'pino';

import { OperatorError } from '../errors/OperatorError.ts';
import type { Route } from '../http/HttpMessage.ts';
import type { MetricRegistry } from './MetricRegistry.ts';

export interface MetricsEnvironment {
  readonly HOST: string;
  readonly PORT: number;
  readonly METRICS_PORT?: number | undefined;
}

export interface MetricsOptions {
  readonly adminRoutes?: Readonly<Record<string, Route>> | undefined;
  readonly logger: Logger;
}

/**
 * Serves metrics where the environment says so. Where it does not, nothing is loaded or measured for it.
 *
 * @returns what ends it
 * @throws OperatorError when they were to be served on the service's own port
 */
export async function startMetrics(
  metrics: MetricRegistry,
  { HOST: host, PORT, METRICS_PORT: port }: MetricsEnvironment,
  { adminRoutes, logger }: MetricsOptions,
): Promise<() => Promise<void>> {
  if (port === undefined) return async () => undefined;
  if (port === PORT && port !== 0) throw new OperatorError('METRICS_PORT has to be another port than PORT.');
  const { serveMetrics } = await import('./serveMetrics.ts');
  return serveMetrics({ metrics, host, port, adminRoutes, logger });
}
