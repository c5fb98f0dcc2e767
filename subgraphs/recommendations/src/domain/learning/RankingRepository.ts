import type { Book } from '../Book.ts';
import type { Category } from '../Category.ts';
import type { Trend } from './Model.ts';
import type { NeighborList } from './NeighborList.ts';

/** A book that others are recommended for. */
export interface Source {
  readonly bookId: number;
  readonly category: Category;
  readonly trend: Trend;
  readonly neighbors: NeighborList;
}

/** A purchase that recommendations come from. */
export interface LatestPurchase extends Source {
  readonly basket: number;
}

/** A book that can be recommended: it is in stock, and the reader does not own it. */
export interface Candidate {
  readonly book: Book;
  readonly trend: Trend;
}

/** A list of popular books. */
export interface Shelf {
  /** Null for the whole catalogue. */
  readonly category: Category | null;
  readonly limit: number;
}

export interface CandidateRequest {
  /** Whose books are left out; null for nobody's. */
  readonly readerId: string | null;
  /** Candidates by id, as far as they can be recommended. */
  readonly bookIds: readonly number[];
  /** The category that these are of; null for any. */
  readonly category: Category | null;
  readonly shelves: readonly Shelf[];
}

export interface Candidates {
  /** Those that were named, in no particular order. */
  readonly named: readonly Candidate[];
  /** For each shelf its books, the most popular first: by trend, then by the catalogue's own popularity, then by id. */
  readonly shelves: ReadonlyArray<readonly Candidate[]>;
}

/** What a ranking reads. Each method is one statement. */
export interface RankingRepository {
  /** A reader's latest purchases, the latest first. */
  findLatestPurchases(readerId: string, limit: number): Promise<readonly LatestPurchase[]>;

  /** What is known of books, in no particular order. Those of which nothing is known are left out. */
  findSources(bookIds: readonly number[]): Promise<readonly Source[]>;

  findCandidates(request: CandidateRequest): Promise<Candidates>;
}
