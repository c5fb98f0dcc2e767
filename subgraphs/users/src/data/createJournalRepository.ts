import { toPage } from '@online-books/service-kit/pagination/Page';

import type { JournalRepository } from '../domain/journal/JournalRepository.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** The journal in the database. */
export function createJournalRepository(prisma: PrismaClient): JournalRepository {
  return {
    async page(after, first) {
      const entries = await prisma.journalEntry.findMany({
        where: { position: { gt: after ?? 0n } },
        orderBy: { position: 'asc' },
        take: first + 1,
      });
      return toPage(entries, first);
    },
  };
}
