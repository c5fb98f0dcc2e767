import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { Environment } from '../environment.ts';
import type { Redis } from '../redis/Redis.ts';
import { InMemoryResponseStore } from './InMemoryResponseStore.ts';
import { InstrumentedResponseStore } from './InstrumentedResponseStore.ts';
import { RedisResponseStore } from './RedisResponseStore.ts';
import type { ResponseStore } from './ResponseStore.ts';

export type CachingEnvironment = Pick<Environment, 'RESPONSE_CACHE' | 'RESPONSE_CACHE_SIZE'>;

/** The store of the response cache; null if the cache is off. */
export function createResponseStore(
  environment: CachingEnvironment,
  redis: Redis | null,
  metrics: MetricRegistry,
): ResponseStore | null {
  const store = createStore(environment, redis);
  return store && new InstrumentedResponseStore(store, metrics);
}

function createStore({ RESPONSE_CACHE, RESPONSE_CACHE_SIZE }: CachingEnvironment, redis: Redis | null) {
  switch (RESPONSE_CACHE) {
    case 'off':
      return null;
    case 'memory':
      return new InMemoryResponseStore(RESPONSE_CACHE_SIZE);
    case 'redis':
      return redis && new RedisResponseStore(redis);
  }
}
