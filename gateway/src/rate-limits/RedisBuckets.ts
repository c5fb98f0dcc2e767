import type { Redis } from '../redis/Redis.ts';
import type { Buckets, Charge } from './Buckets.ts';

/** Buckets that replicas share through Redis. Falls back to memory while Redis is unavailable. */
export class RedisBuckets implements Buckets {
  readonly #redis: Redis;
  readonly #memory: Buckets;

  /** @param memory the fallback */
  constructor(redis: Redis, memory: Buckets) {
    this.#redis = redis;
    this.#memory = memory;
  }

  async take(charges: readonly Charge[]): Promise<number> {
    return (await this.#redis.run((client) => client.takeFromBuckets(charges))) ?? this.#memory.take(charges);
  }
}
