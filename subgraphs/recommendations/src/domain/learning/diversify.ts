import type { RecommendedBook } from '../Recommendation.ts';

export interface ScoredBook {
  readonly book: RecommendedBook;
  readonly score: number;
}

/** Each book of an author whom the list has already counts this much less than the one before. */
const REPEATED_AUTHOR = 0.7;

/**
 * Takes the best books one by one. The more of an author are in the list, the less another of theirs counts, so that a list is not
 * one author's. Of equal scores the one given first comes first.
 */
export function diversify(candidates: readonly ScoredBook[], length: number): RecommendedBook[] {
  const remaining = candidates.toSorted((a, b) => b.score - a.score);
  const booksOf = new Map<string, number>();
  const list: RecommendedBook[] = [];
  while (list.length < length && remaining.length > 0) {
    let best = 0;
    let bestScore = -Infinity;
    for (const [index, { book, score }] of remaining.entries()) {
      // Without a discount the ones behind score no more.
      if (score <= bestScore) break;
      const discounted = score * REPEATED_AUTHOR ** (booksOf.get(book.author) ?? 0);
      if (discounted > bestScore) [best, bestScore] = [index, discounted];
    }
    const [taken] = remaining.splice(best, 1);
    booksOf.set(taken!.book.author, (booksOf.get(taken!.book.author) ?? 0) + 1);
    list.push(taken!.book);
  }
  return list;
}
