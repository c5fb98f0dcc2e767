import type { Book } from './Book.ts';

/** Why a book is recommended. */
export type RecommendationReason =
  /** Readers of a book that the reader has, or looks at, bought this one near it. */
  | { readonly kind: 'BOUGHT_TOGETHER'; readonly bookId: number }
  /** It is popular in a category that is asked for, or that the reader buys from. */
  | { readonly kind: 'POPULAR_IN_CATEGORY' }
  | { readonly kind: 'POPULAR' };

/** A book that is recommended. */
export interface RecommendedBook extends Book {
  readonly reason: RecommendationReason;
}
