import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import type { Observer } from '@online-books/service-kit/observation/Observation';

const BUCKETS = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000];

/** Higher costs count as this: a client that writes a list within a list within a list must not drown the sum of all. */
const HIGHEST = 1_000_000_000;

/** Measures what operations were estimated to cost, those that were refused for it as well, and what they have cost. */
export function recordCosts(metrics: MetricRegistry): Observer {
  const estimated = metrics
    .histogram({
      name: 'gateway_operation_estimated_cost',
      help: 'What operations were estimated to cost, whether or not they were then executed.',
      buckets: BUCKETS,
    })
    .of({});
  const actual = metrics
    .histogram({
      name: 'gateway_operation_actual_cost',
      help: 'What operations have cost that were not refused: 0 where the answer had been kept, or was shared.',
      buckets: BUCKETS,
    })
    .of({});

  return ({ cost }) => {
    if (cost?.estimated !== undefined) estimated.observe(Math.min(cost.estimated, HIGHEST));
    if (cost?.actual !== undefined) actual.observe(Math.min(cost.actual, HIGHEST));
  };
}
