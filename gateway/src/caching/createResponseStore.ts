import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { Redis } from '../redis/Redis.ts';
import { InMemoryResponseStore } from './InMemoryResponseStore.ts';
import { InstrumentedResponseStore } from './InstrumentedResponseStore.ts';
import { RedisResponseStore } from './RedisResponseStore.ts';
import type { ResponseStore } from './ResponseStore.ts';

export interface ResponseCacheOptions {
  readonly RESPONSE_CACHE: 'off' | 'memory' | 'redis';
  /** Of the cache in memory. In bytes. */
  readonly RESPONSE_CACHE_SIZE: number;
}

/** The store of the response cache; null if the cache is off. */
export function createResponseStore(
  environment: ResponseCacheOptions,
  redis: Redis | null,
  metrics: MetricRegistry,
): ResponseStore | null {
  const store = createStore(environment, redis);
  return store && new InstrumentedResponseStore(store, metrics);
}

function createStore({ RESPONSE_CACHE, RESPONSE_CACHE_SIZE }: ResponseCacheOptions, redis: Redis | null) {
  switch (RESPONSE_CACHE) {
    case 'off':
      return null;
    case 'memory':
      return new InMemoryResponseStore(RESPONSE_CACHE_SIZE);
    case 'redis':
      return redis && new RedisResponseStore(redis);
  }
}
