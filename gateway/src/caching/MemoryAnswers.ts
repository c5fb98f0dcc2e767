import { LRUCache } from 'lru-cache';

import type { AnswerStore, StoredAnswer } from './AnswerStore.ts';

interface Entry {
  readonly data: string;
  /** By this store's clock. */
  readonly expiresAt: number;
}

/** What an answer takes beside its data, about. In bytes. */
const ENTRY_SIZE = 300;

/** Answers that this process keeps for itself. The ones longest not asked for make room. */
export class MemoryAnswers implements AnswerStore {
  readonly #entries: LRUCache<string, Entry>;
  readonly #now: () => number;

  /**
   * @param size of all answers together, in bytes
   * @param now in milliseconds, never going back
   */
  constructor(size: number, now = () => performance.now()) {
    this.#entries = new LRUCache({ maxSize: size, sizeCalculation: ({ data }) => data.length + ENTRY_SIZE });
    this.#now = now;
  }

  find(keys: readonly string[]): StoredAnswer | null {
    for (const key of keys) {
      const entry = this.#entries.get(key);
      const timeLeft = entry ? entry.expiresAt - this.#now() : 0;
      if (entry && timeLeft > 0) return { key, data: entry.data, timeLeft };
    }
    return null;
  }

  keep(key: string, data: string, lifetime: number): void {
    this.#entries.set(key, { data: flat(data), expiresAt: this.#now() + lifetime });
  }
}

/** A string that was put together holds on to all its parts, which take a multiple of its size. */
function flat(data: string): string {
  return Buffer.from(data, 'latin1').toString('latin1');
}
