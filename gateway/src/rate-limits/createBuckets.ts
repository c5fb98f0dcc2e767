import type { Redis } from '../redis/Redis.ts';
import type { Buckets } from './Buckets.ts';
import { MemoryBuckets } from './MemoryBuckets.ts';
import { SharedBuckets } from './SharedBuckets.ts';

/** Buckets in Redis, where there is one, and in memory otherwise. */
export function createBuckets(redis: Redis | null): Buckets {
  const memory = new MemoryBuckets();
  return redis ? new SharedBuckets(redis, memory) : memory;
}
