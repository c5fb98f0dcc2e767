import type { BookRepository } from '../domain/BookRepository.ts';
import { bookColumns } from './bookColumns.ts';
import { findBookPage } from './findBookPage.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** The catalogue in the service's own database. */
export function createBookRepository(prisma: PrismaClient): BookRepository {
  return {
    findByIds: (ids) => prisma.book.findMany({ select: bookColumns, where: { id: { in: [...ids] } } }),

    findPage: (query) => findBookPage(prisma, query),
  };
}
