import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { Environment } from '../environment.ts';
import type { Redis } from '../redis/Redis.ts';
import type { AnswerStore } from './AnswerStore.ts';
import { MeasuredAnswers } from './MeasuredAnswers.ts';
import { MemoryAnswers } from './MemoryAnswers.ts';
import { SharedAnswers } from './SharedAnswers.ts';

export type CachingEnvironment = Pick<Environment, 'RESPONSE_CACHE' | 'RESPONSE_CACHE_SIZE'>;

/** Where answers are kept; null where they are not. */
export function createAnswerStore(
  environment: CachingEnvironment,
  redis: Redis | null,
  metrics: MetricRegistry,
): AnswerStore | null {
  const store = createStore(environment, redis);
  return store && new MeasuredAnswers(store, metrics);
}

function createStore({ RESPONSE_CACHE, RESPONSE_CACHE_SIZE }: CachingEnvironment, redis: Redis | null) {
  switch (RESPONSE_CACHE) {
    case 'off':
      return null;
    case 'memory':
      return new MemoryAnswers(RESPONSE_CACHE_SIZE);
    case 'redis':
      return redis && new SharedAnswers(redis);
  }
}
