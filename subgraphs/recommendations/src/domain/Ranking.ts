import type { Book } from './Book.ts';
import type { Category } from './Category.ts';

/** Which recommendations are asked for. */
export interface RecommendationQuery {
  /** Only books of this category; null for the whole catalogue. */
  readonly category: Category | null;
  /** How many at most; fewer come when fewer there are. */
  readonly maxResults: number;
}

/**
 * Which books come first. A ranking answers for many users or books at once, one list for each in their order, so that the
 * number of statements does not depend on how many there are. The best book comes first and none comes twice in a list.
 */
export interface Ranking {
  /** For somebody of whom nothing is known. */
  popular(query: RecommendationQuery): Promise<readonly Book[]>;

  /** For each of these users. */
  forUsers(userIds: readonly string[], query: RecommendationQuery): Promise<ReadonlyArray<readonly Book[]>>;

  /** What readers of each of these books may like, at most `maxResults` a book and never the book itself. */
  similarTo(books: readonly Book[], maxResults: number): Promise<ReadonlyArray<readonly Book[]>>;
}
