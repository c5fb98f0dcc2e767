import DataLoader from 'dataloader';

import type { Book } from '../domain/Book.ts';
import type { BookRepository } from '../domain/BookRepository.ts';
import type { Ranking, RecommendationQuery } from '../domain/Ranking.ts';
import type { RecommendedBook } from '../domain/Recommendation.ts';
import { perArguments } from './perArguments.ts';

/** The loaders of one request: each turns all that a tick asks for into one statement. */
export function createLoaders(books: BookRepository, ranking: Ranking) {
  return {
    bookById: new DataLoader<number, Book | null>(async (ids) => {
      const found = new Map((await books.findByIds(ids)).map((book) => [book.id, book]));
      return ids.map((id) => found.get(id) ?? null);
    }),

    similarTo: perArguments(
      (maxResults: number) =>
        new DataLoader<Book, readonly RecommendedBook[], number>((those) => ranking.similarTo(those, maxResults), {
          cacheKeyFn: ({ id }) => id,
        }),
    ),

    recommendedTo: perArguments(
      (query: RecommendationQuery) =>
        new DataLoader<string, readonly RecommendedBook[]>((readerIds) =>
          Promise.all(readerIds.map((readerId) => ranking.forReader(readerId, query))),
        ),
    ),
  };
}
