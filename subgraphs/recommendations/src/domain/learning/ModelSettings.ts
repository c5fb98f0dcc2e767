/**
 * The constants of the model. They were chosen on histories that the evaluation does not use (docs/decisions/0047).
 */
export interface ModelSettings {
  /** A purchase is paired with the reader's purchases up to so many before it. Bounds the work of an event. */
  readonly window: number;
  /** Of books `d` baskets apart, a pair weighs `(1 + d) ** -distanceExponent`. */
  readonly distanceExponent: number;
  /** What a pair weighs from the later book to the earlier one, as a share of the other way. Of one basket both ways are equal. */
  readonly backward: number;
  /** After so many days, what was learned weighs half. */
  readonly halfLifeDays: number;
  /** Neighbors that a book has at most: the lightest is forgotten. */
  readonly neighbors: number;
  /** How many of a reader's latest purchases a list comes from. */
  readonly recent: number;
  /** A purchase `r` baskets before the latest one counts `(1 + r) ** -recencyExponent`. */
  readonly recencyExponent: number;
  /** Added to a book's readers: what few readers say counts less. */
  readonly shrinkage: number;
  /** A pair's weight is divided by the readers of the book that it comes from, to this power. */
  readonly sourceExponent: number;
  /** What this gives, to this power: above 1, one source that says much counts more than many that say little. */
  readonly amplification: number;
  /** The sum over the sources is divided by the readers of the recommended book, to this one: 0 recommends what is popular, 0.5 what is specific. */
  readonly targetExponent: number;
  /** How many candidates are looked at, the best before the popularity of each is known. */
  readonly candidates: number;
  /** What a book's share of all readers adds to its score. */
  readonly popularity: number;
}

export const MODEL: ModelSettings = {
  window: 30,
  distanceExponent: 0.6,
  backward: 0.7,
  halfLifeDays: 730,
  neighbors: 256,
  recent: 30,
  recencyExponent: 0.5,
  shrinkage: 1,
  sourceExponent: 1,
  amplification: 1.8,
  targetExponent: 0.2,
  candidates: 200,
  popularity: 0.002,
};
