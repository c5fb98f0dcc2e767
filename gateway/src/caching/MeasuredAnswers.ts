import type { Counter } from '@online-books/service-kit/metrics/Counter';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { AnswerStore, StoredAnswer } from './AnswerStore.ts';

/** Counts how often answers are found in a store, and how often they are not. */
export class MeasuredAnswers implements AnswerStore {
  readonly #store: AnswerStore;
  readonly #hits: Counter;
  readonly #misses: Counter;

  constructor(store: AnswerStore, metrics: MetricRegistry) {
    const lookups = metrics.counter({
      name: 'gateway_response_cache_lookups_total',
      help: 'Answers that were kept and given again, or were not there.',
      labels: ['result'],
    });
    this.#store = store;
    this.#hits = lookups.of({ result: 'hit' });
    this.#misses = lookups.of({ result: 'miss' });
  }

  async find(keys: readonly string[]): Promise<StoredAnswer | null> {
    const found = await this.#store.find(keys);
    (found ? this.#hits : this.#misses).add();
    return found;
  }

  keep(key: string, data: string, lifetime: number): void {
    this.#store.keep(key, data, lifetime);
  }
}
