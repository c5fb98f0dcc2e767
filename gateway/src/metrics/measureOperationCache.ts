import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';

/** Exports the hits, misses and size of the operation cache. Counters restart at zero with a new supergraph. */
export function measureOperationCache(metrics: MetricRegistry, currentVersion: () => SupergraphVersion): void {
  const counts = () => currentVersion().executor.cacheCounts;
  metrics.read(
    'counter',
    {
      name: 'gateway_operation_cache_lookups_total',
      help: 'Look-ups in the operation cache, by result.',
    },
    () => [
      { labels: { result: 'hit' }, value: counts().hits },
      { labels: { result: 'miss' }, value: counts().misses },
    ],
  );
  metrics.read('gauge', { name: 'gateway_operation_cache_entries', help: 'Operations in the operation cache.' }, () => [
    { labels: {}, value: counts().entries },
  ]);
}
