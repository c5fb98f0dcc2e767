import type { Counter } from '@online-books/service-kit/metrics/Counter';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { CachedResponse, ResponseStore } from './ResponseStore.ts';

/** Counts hits and misses of a store. */
export class InstrumentedResponseStore implements ResponseStore {
  readonly #store: ResponseStore;
  readonly #hits: Counter;
  readonly #misses: Counter;

  constructor(store: ResponseStore, metrics: MetricRegistry) {
    const lookups = metrics.counter({
      name: 'gateway_response_cache_lookups_total',
      help: 'Look-ups in the response cache, by result.',
      labels: ['result'],
    });
    this.#store = store;
    this.#hits = lookups.of({ result: 'hit' });
    this.#misses = lookups.of({ result: 'miss' });
  }

  async get(keys: readonly string[]): Promise<CachedResponse | null> {
    const found = await this.#store.get(keys);
    (found ? this.#hits : this.#misses).add();
    return found;
  }

  set(key: string, data: string, lifetime: number): void {
    this.#store.set(key, data, lifetime);
  }
}
