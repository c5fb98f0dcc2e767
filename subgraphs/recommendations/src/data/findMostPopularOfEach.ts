import type { Book } from '../domain/Book.ts';
import type { Category } from '../domain/Category.ts';
import { Prisma, type PrismaClient } from './prisma-client/client.ts';

/**
 * Finds the most popular books of each category in one statement: a SELECT for each category (there are few), of which
 * each ends after `limit` entries of the index. ROW_NUMBER would number every book of the categories first.
 */
export async function findMostPopularOfEach(
  prisma: PrismaClient,
  categories: ReadonlySet<Category>,
  limit: number,
): Promise<ReadonlyMap<Category, readonly Book[]>> {
  const lists = [...categories].map(
    (category) => Prisma.sql`
      (SELECT id, title, author, category, description, popularity
       FROM Book
       WHERE category = ${category}
       ORDER BY popularity DESC, id
       LIMIT ${limit})`,
  );
  const books = await prisma.$queryRaw<Book[]>`
    SELECT id, title, author, category, description
    FROM (${Prisma.join(lists, ' UNION ALL ')}) AS lists
    ORDER BY popularity DESC, id`;
  return new Map([...categories].map((category) => [category, books.filter((book) => book.category === category)]));
}
