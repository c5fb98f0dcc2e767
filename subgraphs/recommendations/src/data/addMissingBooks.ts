import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';
import { indexedWordsOf } from '@online-books/service-kit/search/wordsOf';

import type { Book } from '../domain/Book.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** A book of the catalogue as it is first put there. */
export interface NewBook extends Book {
  /** Copies ordered before the shop opened. */
  readonly popularity: number;
}

/**
 * Adds the books whose ids are not in the catalogue yet, with the words that they are found by. Those that are there stay
 * as they are. Several replicas may do this at once.
 *
 * @returns how many books were added
 */
export async function addMissingBooks(prisma: PrismaClient, books: readonly NewBook[]): Promise<number> {
  const present = await prisma.book.findMany({
    select: { id: true },
    where: { id: { in: books.map(({ id }) => id) } },
  });
  const presentIds = new Set(present.map(({ id }) => id));
  const missing = books.filter(({ id }) => !presentIds.has(id));
  if (missing.length === 0) return 0;
  const words = missing.flatMap(({ id, title, author }) =>
    indexedWordsOf(`${title} ${author}`).map((word) => ({ bookId: id, word })),
  );
  const [added] = await retryOnDeadlock(() =>
    prisma.$transaction([
      prisma.book.createMany({ data: missing, skipDuplicates: true }),
      prisma.bookWord.createMany({ data: words, skipDuplicates: true }),
    ]),
  );
  return added.count;
}
