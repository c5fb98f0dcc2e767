import { toPage } from '@online-books/service-kit/pagination/Page';

import type { JournalRepository } from '../domain/journal/JournalRepository.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** The journal in the database. */
export function createJournalRepository(prisma: PrismaClient): JournalRepository {
  return {
    async page(request) {
      const { limit, from, after, before } = request;
      const entries = await prisma.journalEntry.findMany({
        where: { position: { ...(after !== null && { gt: after }), ...(before !== null && { lt: before }) } },
        orderBy: { position: from === 'start' ? 'asc' : 'desc' },
        take: limit + 1,
      });
      return toPage(entries, request);
    },

    async count() {
      // Positions begin at one and have no gaps.
      const row = await prisma.journalPosition.findFirst({ select: { last: true } });
      return row?.last ?? 0n;
    },
  };
}
