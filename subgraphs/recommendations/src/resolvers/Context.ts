import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import type DataLoader from 'dataloader';

import type { Book } from '../domain/Book.ts';
import type { BookRepository } from '../domain/BookRepository.ts';
import type { Ranking, RecommendationQuery } from '../domain/Ranking.ts';
import type { RecommendedBook } from '../domain/Recommendation.ts';

/** What the resolvers of one request share. */
export interface Context {
  /** Null for a visitor. */
  readonly viewer: Viewer | null;
  readonly books: BookRepository;
  readonly ranking: Ranking;
  readonly loaders: {
    readonly bookById: DataLoader<number, Book | null>;
    /** What readers of a book may like. */
    readonly similarTo: (maxResults: number) => DataLoader<Book, readonly RecommendedBook[], number>;
    /** By user id. */
    readonly recommendedTo: (query: RecommendationQuery) => DataLoader<string, readonly RecommendedBook[]>;
  };
}
