import type { Redis } from '../redis/Redis.ts';
import { type Buckets, InMemoryBuckets } from './Buckets.ts';
import { RedisBuckets } from './RedisBuckets.ts';

/** Buckets in Redis if it is configured, in memory otherwise. */
export function createBuckets(redis: Redis | null): Buckets {
  const memory = new InMemoryBuckets();
  return redis ? new RedisBuckets(redis, memory) : memory;
}
