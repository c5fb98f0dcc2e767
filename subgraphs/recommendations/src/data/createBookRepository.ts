import type { BookRepository } from '../domain/BookRepository.ts';
import { bookColumns } from './bookColumns.ts';
import { findBookPage } from './findBookPage.ts';
import { findMostPopularOfEach } from './findMostPopularOfEach.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** The catalogue in the service's own database. */
export function createBookRepository(prisma: PrismaClient): BookRepository {
  return {
    findByIds: (ids) => prisma.book.findMany({ select: bookColumns, where: { id: { in: [...ids] } } }),

    findPage: (query) => findBookPage(prisma, query),

    mostPopular: (category, limit) =>
      prisma.book.findMany({
        select: bookColumns,
        where: { ...(category && { category }) },
        orderBy: [{ popularity: 'desc' }, { id: 'asc' }],
        take: limit,
      }),

    mostPopularOfEach: (categories, limit) => findMostPopularOfEach(prisma, categories, limit),
  };
}
