import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';
import type { Observer } from '@online-books/service-kit/observation/RequestRecord';

const BUCKETS = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000];

/** Caps recorded costs: one client's deeply nested lists must not dominate the sum. */
const HIGHEST = 1_000_000_000;

/** Exports the estimated and actual costs of operations. Estimates include rejected operations. */
export function recordCosts(metrics: MetricRegistry): Observer {
  const estimated = metrics
    .histogram({
      name: 'gateway_operation_estimated_cost',
      help: 'Estimated cost of operations, including rejected ones.',
      buckets: BUCKETS,
    })
    .of({});
  const actual = metrics
    .histogram({
      name: 'gateway_operation_actual_cost',
      help: 'Actual cost of operations that were not rejected; 0 if the response was cached or shared.',
      buckets: BUCKETS,
    })
    .of({});

  return ({ cost }) => {
    if (cost?.estimated !== undefined) estimated.observe(Math.min(cost.estimated, HIGHEST));
    if (cost?.actual !== undefined) actual.observe(Math.min(cost.actual, HIGHEST));
  };
}
