import { afterAll, beforeAll } from '@jest/globals';
import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { createTestDatabase, type TestDatabase } from '@online-books/tools/testing/createTestDatabase';

import { addMissingBooks } from '../data/addMissingBooks.ts';
import { createBookRepository } from '../data/createBookRepository.ts';
import { PrismaClient } from '../data/prisma-client/client.ts';
import { readFirstCatalogue } from '../data/readFirstCatalogue.ts';
import type { BookRepository } from '../domain/BookRepository.ts';

/** A test file's own database. */
export interface Catalogue {
  readonly prisma: PrismaClient;
  readonly books: BookRepository;
  /** How many statements a piece of work sends. */
  statementsOf(work: () => Promise<unknown>): Promise<number>;
}

/** Opens a database of the test file's own for the time of its tests, with the first catalogue in it. */
export function useCatalogue(): Catalogue {
  let database: TestDatabase;
  let prisma: PrismaClient;
  let books: BookRepository;
  let statements = 0;

  beforeAll(async () => {
    database = await createTestDatabase('recommendations');
    const client = new PrismaClient({
      adapter: createDatabaseAdapter({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 4 }),
      log: [{ emit: 'event', level: 'query' }],
    });
    client.$on('query', () => void statements++);
    prisma = client;
    books = createBookRepository(prisma);
    await addMissingBooks(prisma, await readFirstCatalogue());
  });
  afterAll(async () => {
    await prisma.$disconnect();
    await database.drop();
  });

  return {
    get prisma() {
      return prisma;
    },
    get books() {
      return books;
    },
    async statementsOf(work) {
      const before = statements;
      await work();
      return statements - before;
    },
  };
}
