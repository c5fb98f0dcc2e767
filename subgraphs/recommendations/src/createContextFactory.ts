import type { Viewer } from '@online-books/service-kit/identity/Viewer';

import { createLoaders } from './data/createLoaders.ts';
import type { BookRepository } from './domain/BookRepository.ts';
import type { Ranking } from './domain/Ranking.ts';
import type { Context } from './resolvers/Context.ts';

/** Makes what a request works with. */
export function createContextFactory(books: BookRepository, ranking: Ranking): (viewer: Viewer | null) => Context {
  return (viewer) => ({ viewer, books, ranking, loaders: createLoaders(books, ranking) });
}
