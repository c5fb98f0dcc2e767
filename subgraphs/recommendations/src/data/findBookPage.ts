import { parseSearch } from '@online-books/service-kit/search/parseSearch';

import type { Book } from '../domain/Book.ts';
import type { BookPage, BookPageQuery } from '../domain/BookRepository.ts';
import { Prisma, type PrismaClient } from './prisma-client/client.ts';

/** Finds a page of the catalogue by keyset, so that a page costs the same wherever it lies. */
export async function findBookPage(prisma: PrismaClient, query: BookPageQuery): Promise<BookPage> {
  const { category, afterId, first } = query;
  const search = parseSearch(query.search);
  if (search.kind === 'nothing') return { items: [], hasNextPage: false };
  const found = await prisma.$queryRaw<Book[]>`
    SELECT id, title, author, category, description
    FROM Book ${search.kind === 'words' ? withWords(search.words) : Prisma.empty}
    WHERE id > ${afterId} ${category ? Prisma.sql`AND category = ${category}` : Prisma.empty}
    ORDER BY id
    LIMIT ${first + 1}`;
  return { items: found.slice(0, first), hasNextPage: found.length > first };
}

/**
 * Looks each word up in the index by itself, and once a statement. An EXISTS for each, as Prisma would write it, becomes a
 * join of as many tables: past a dozen words the optimizer takes minutes to put them in order.
 */
function withWords(words: readonly string[]): Prisma.Sql {
  const lookups = words.map((word) => Prisma.sql`SELECT DISTINCT bookId FROM BookWord WHERE word LIKE ${`${word}%`}`);
  return Prisma.sql`JOIN (${Prisma.join(lookups, ' INTERSECT ')}) AS found ON found.bookId = id`;
}
