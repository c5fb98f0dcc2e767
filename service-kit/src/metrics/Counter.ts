import type { Sample } from './Metric.ts';

/** A number that only grows. */
export class Counter {
  #value = 0;

  add(amount = 1): void {
    this.#value += amount;
  }

  samples(): Sample[] {
    return [{ suffix: '', labels: {}, value: this.#value }];
  }
}
