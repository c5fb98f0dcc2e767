import type { Redis } from '../redis/Redis.ts';
import type { Buckets, Charge } from './Buckets.ts';

/** Buckets that replicas share, as long as Redis can be reached. */
export class SharedBuckets implements Buckets {
  readonly #redis: Redis;
  readonly #memory: Buckets;

  /** @param memory those of this process, which serve meanwhile */
  constructor(redis: Redis, memory: Buckets) {
    this.#redis = redis;
    this.#memory = memory;
  }

  async take(charges: readonly Charge[]): Promise<number> {
    return (await this.#redis.run((client) => client.takeFromBuckets(charges))) ?? this.#memory.take(charges);
  }
}
