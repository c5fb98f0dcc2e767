import type { Sample } from './Metric.ts';

/** How many values there were of which size, and their sum. */
export class Histogram {
  readonly #bounds: readonly number[];
  /** By bound; the last one is of values above all bounds. */
  readonly #counts: number[];
  #sum = 0;

  /** @param bounds the upper bounds of its buckets, which belong to them, in ascending order */
  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  observe(value: number): void {
    let at = 0;
    while (at < this.#bounds.length && value > this.#bounds[at]!) at += 1;
    this.#counts[at]! += 1;
    this.#sum += value;
  }

  /** Buckets hold what is in the smaller ones as well, as the format demands. */
  samples(): Sample[] {
    let count = 0;
    const buckets = [...this.#bounds, '+Inf'].map((le, at): Sample => {
      count += this.#counts[at]!;
      return { suffix: '_bucket', labels: { le }, value: count };
    });
    return [
      ...buckets,
      { suffix: '_sum', labels: {}, value: this.#sum },
      { suffix: '_count', labels: {}, value: count },
    ];
  }
}
