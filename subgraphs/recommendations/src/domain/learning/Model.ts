import type { NeighborList } from './NeighborList.ts';

/** A book that a reader owns, at its place in the reader's history. */
export interface Purchase {
  readonly bookId: number;
  /** Counts the reader's books. A purchase is paired with those of close numbers. */
  readonly number: number;
  /** Counts the reader's orders: books of one order have one basket. */
  readonly basket: number;
  /** When it was bought first. In days since 1970. */
  readonly at: number;
  /** Orders that are not canceled and have the book. */
  readonly orders: number;
}

/**
 * What learning reads and changes, in memory: all there is in an evaluation; in the service what a page of events touches, which is
 * read before and stored after.
 */
export interface Model {
  /** By number, the latest last. In the service at least those of numbers that an event of the page can touch. */
  purchasesOf(readerId: string): readonly Purchase[];
  setPurchases(readerId: string, purchases: readonly Purchase[], changedBookId: number): void;
  /** To be changed in place. */
  neighborsOf(bookId: number): NeighborList;
  trendOf(bookId: number): Trend;
  setTrend(bookId: number, trend: Trend): void;
  setSoldOut(bookId: number, isSoldOut: boolean): void;
}

/**
 * How many readers a book has, each of whom counts half after a half-life, as a number by which books can be compared at any moment:
 * the logarithm to base 2 of the sum of `2 ** (t / halfLife)` over the moments `t` at which they came.
 */
export type Trend = number;

export const NO_READERS: Trend = -1e6;

/** Adds a reader who came at a moment, or with `sign` -1 takes one away. */
export function addReader(trend: Trend, at: number, halfLifeDays: number, sign: 1 | -1 = 1): Trend {
  const added = at / halfLifeDays;
  const largest = Math.max(trend, added);
  const sum = 2 ** (trend - largest) + sign * 2 ** (added - largest);
  // What is left by rounding is nobody.
  return sum > 1e-9 ? largest + Math.log2(sum) : NO_READERS;
}

/** How many readers a trend says that there are at a moment. */
export function readersAt(trend: Trend, at: number, halfLifeDays: number): number {
  return 2 ** (trend - at / halfLifeDays);
}
