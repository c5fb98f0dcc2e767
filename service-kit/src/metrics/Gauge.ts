import type { Sample } from './Metric.ts';

/** A number that goes up and down. */
export class Gauge {
  #value = 0;

  set(value: number): void {
    this.#value = value;
  }

  /** @param amount below 0 to subtract */
  add(amount: number): void {
    this.#value += amount;
  }

  samples(): Sample[] {
    return [{ suffix: '', labels: {}, value: this.#value }];
  }
}
