import type { Book } from './Book.ts';
import type { Category } from './Category.ts';
import type { RecommendedBook } from './Recommendation.ts';

/** Which recommendations are requested. */
export interface RecommendationQuery {
  /** Only books of this category; null for the whole catalogue. */
  readonly category: Category | null;
  /** How many at most. */
  readonly maxResults: number;
}

/**
 * Which books come first. Every method is a fixed number of statements. The best book comes first, none comes twice in a list, and
 * none that is sold out is in it.
 */
export interface Ranking {
  /** For a visitor. */
  popular(query: RecommendationQuery): Promise<readonly RecommendedBook[]>;

  /** For a reader, without what the reader owns. */
  forReader(readerId: string, query: RecommendationQuery): Promise<readonly RecommendedBook[]>;

  /** What readers of each of these books may like, at most `maxResults` for each and never the book itself. */
  similarTo(books: readonly Book[], maxResults: number): Promise<ReadonlyArray<readonly RecommendedBook[]>>;
}
