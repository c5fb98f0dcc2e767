import type { Book } from '../domain/Book.ts';
import type { RecommendationReason } from '../domain/Recommendation.ts';

/** A book, with the reason for it where it is recommended. */
export interface BookParent extends Book {
  readonly reason?: RecommendationReason;
}
