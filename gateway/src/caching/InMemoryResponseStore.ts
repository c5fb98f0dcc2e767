import { LRUCache } from 'lru-cache';

import type { CachedResponse, ResponseStore } from './ResponseStore.ts';

interface StoredData {
  readonly data: string;
  /** By this store's clock. */
  readonly expiresAt: number;
}

/** Approximate memory of an entry beside its data. In bytes. */
const ENTRY_OVERHEAD = 300;

/** Stores responses in this process. Evicts the least recently used. */
export class InMemoryResponseStore implements ResponseStore {
  readonly #entries: LRUCache<string, StoredData>;
  readonly #now: () => number;

  /**
   * @param size of all responses together, in bytes
   * @param now in milliseconds, monotonic
   */
  constructor(size: number, now = () => performance.now()) {
    this.#entries = new LRUCache({ maxSize: size, sizeCalculation: ({ data }) => data.length + ENTRY_OVERHEAD });
    this.#now = now;
  }

  get(keys: readonly string[]): CachedResponse | null {
    for (const key of keys) {
      const entry = this.#entries.get(key);
      const timeLeft = entry ? entry.expiresAt - this.#now() : 0;
      if (entry && timeLeft > 0) return { key, data: entry.data, timeLeft };
    }
    return null;
  }

  set(key: string, data: string, lifetime: number): void {
    this.#entries.set(key, { data: flatten(data), expiresAt: this.#now() + lifetime });
  }
}

/** A concatenated string keeps all its parts alive, which take a multiple of its size. */
function flatten(data: string): string {
  return Buffer.from(data, 'latin1').toString('latin1');
}
