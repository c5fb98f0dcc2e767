import { LRUCache } from 'lru-cache';

import type { Redis } from '../redis/Redis.ts';
import type { Rate } from './RateLimitRule.ts';

/**
 * A charge on a token bucket. A bucket is stored as the time at which it is full again, so amounts are expressed as the time that they
 * take to refill.
 */
export interface Charge {
  readonly key: string;
  /** How long an empty bucket takes to fill, in milliseconds. */
  readonly capacity: number;
  /** The amount to take, in milliseconds. A charge above the capacity never succeeds. */
  readonly span: number;
}

/** A store of token buckets. */
export interface Buckets {
  /**
   * Takes all charges, or none of them.
   *
   * @returns 0 on success, else the number of milliseconds after which they would succeed
   */
  take(charges: readonly Charge[]): number | Promise<number>;
}

export function chargeOf(key: string, { amount, interval }: Rate, taken: number): Charge {
  return { key, capacity: interval, span: (taken / amount) * interval };
}

/** Merges charges on the same bucket. */
export function combine(charges: readonly Charge[]): readonly Charge[] {
  const byKey = new Map<string, Charge>();
  for (const charge of charges) {
    const known = byKey.get(charge.key);
    byKey.set(charge.key, known ? { ...charge, span: known.span + charge.span } : charge);
  }
  return [...byKey.values()];
}

/** The number of buckets. A client with this many addresses could not be limited by address anyway. */
const MAX_BUCKETS = 100_000;

/** Buckets of this process alone. Evicts the least recently used. */
export class InMemoryBuckets implements Buckets {
  readonly #fullAt = new LRUCache<string, number>({ max: MAX_BUCKETS });
  readonly #now: () => number;

  /** @param now in milliseconds, monotonic */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  take(charges: readonly Charge[]): number {
    const now = this.#now();
    const buckets = charges.map((charge) => ({
      ...charge,
      fullAt: Math.max(now, this.#fullAt.get(charge.key) ?? now),
    }));
    const waits = buckets.map(({ fullAt, span, capacity }) => fullAt - now + span - capacity);
    const wait = Math.ceil(Math.max(0, ...waits));
    if (wait === 0) for (const { key, fullAt, span } of buckets) this.#fullAt.set(key, fullAt + span);
    return wait;
  }
}

/** Buckets that replicas share through Redis. Falls back to memory while Redis is unavailable. */
class RedisBuckets implements Buckets {
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

/** Buckets in Redis if it is configured, in memory otherwise. */
export function createBuckets(redis: Redis | null): Buckets {
  const memory = new InMemoryBuckets();
  return redis ? new RedisBuckets(redis, memory) : memory;
}
