import { LRUCache } from 'lru-cache';

import type { Buckets, Charge } from './Buckets.ts';

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
