import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { ServedGraph } from '../execution/apollo/ServedGraphs.ts';

/** Measures how well operations are known, each with its plan. With a new supergraph counters begin anew, as after a restart. */
export function measureOperationCache(metrics: MetricRegistry, served: () => ServedGraph | undefined): void {
  const counts = () => served()?.executor.cacheCounts ?? { hits: 0, misses: 0, entries: 0 };
  metrics.read(
    'counter',
    {
      name: 'gateway_operation_cache_lookups_total',
      help: 'Operations that were known with their plans, or were not.',
    },
    () => [
      { labels: { result: 'hit' }, value: counts().hits },
      { labels: { result: 'miss' }, value: counts().misses },
    ],
  );
  metrics.read('gauge', { name: 'gateway_operation_cache_entries', help: 'Operations that are kept.' }, () => [
    { labels: {}, value: counts().entries },
  ]);
}
