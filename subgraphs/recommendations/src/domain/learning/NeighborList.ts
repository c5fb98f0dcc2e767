/** Below this a weight says nothing any more. */
const LEAST_WEIGHT = 1e-4;

/**
 * The books that were bought near one book, each with a weight that halves every `halfLifeDays`. Weights are those of the moment
 * `at`, in days since 1970. At most `capacity` books: the lightest is forgotten.
 */
export class NeighborList {
  ids: Uint32Array;
  weights: Float32Array;
  size: number;
  at: number;

  constructor(ids = new Uint32Array(8), weights = new Float32Array(8), size = 0, at = 0) {
    this.ids = ids;
    this.weights = weights;
    this.size = size;
    this.at = at;
  }

  /** Adds to the weight of a book what happened at a moment, or takes it away. */
  add(
    id: number,
    amount: number,
    at: number,
    { halfLifeDays, neighbors }: { halfLifeDays: number; neighbors: number },
  ) {
    if (at > this.at) this.#decayTo(at, halfLifeDays);
    const weight = amount * 2 ** ((at - this.at) / halfLifeDays);
    const index = this.ids.subarray(0, this.size).indexOf(id);
    if (index >= 0) {
      this.weights[index]! += weight;
      if (this.weights[index]! < LEAST_WEIGHT) this.#remove(index);
    } else if (weight >= LEAST_WEIGHT) {
      if (this.size >= neighbors) this.#remove(this.#lightest());
      this.#append(id, weight);
    }
  }

  #append(id: number, weight: number): void {
    if (this.size === this.ids.length) {
      const [ids, weights] = [new Uint32Array(this.size * 2 + 8), new Float32Array(this.size * 2 + 8)];
      ids.set(this.ids);
      weights.set(this.weights);
      [this.ids, this.weights] = [ids, weights];
    }
    this.ids[this.size] = id;
    this.weights[this.size] = weight;
    this.size += 1;
  }

  #decayTo(at: number, halfLifeDays: number): void {
    const factor = 2 ** ((this.at - at) / halfLifeDays);
    this.at = at;
    for (let index = this.size - 1; index >= 0; index -= 1) {
      this.weights[index]! *= factor;
      if (this.weights[index]! < LEAST_WEIGHT) this.#remove(index);
    }
  }

  #lightest(): number {
    let lightest = 0;
    for (let index = 1; index < this.size; index += 1)
      if (this.weights[index]! < this.weights[lightest]!) lightest = index;
    return lightest;
  }

  #remove(index: number): void {
    this.size -= 1;
    this.ids[index] = this.ids[this.size]!;
    this.weights[index] = this.weights[this.size]!;
  }
}
