import type { Environment } from '../environment.ts';
import type { Redis } from '../redis/Redis.ts';
import type { AnswerStore } from './AnswerStore.ts';
import { MemoryAnswers } from './MemoryAnswers.ts';
import { SharedAnswers } from './SharedAnswers.ts';

export type CachingEnvironment = Pick<Environment, 'RESPONSE_CACHE' | 'RESPONSE_CACHE_SIZE'>;

/** Where answers are kept; null where they are not. */
export function createAnswerStore(environment: CachingEnvironment, redis: Redis | null): AnswerStore | null {
  switch (environment.RESPONSE_CACHE) {
    case 'off':
      return null;
    case 'memory':
      return new MemoryAnswers(environment.RESPONSE_CACHE_SIZE);
    case 'redis':
      return redis && new SharedAnswers(redis);
  }
}
