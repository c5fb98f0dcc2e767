import { NO_READERS } from '../../domain/learning/Model.ts';
import type { PrismaClient } from '../prisma-client/client.ts';

const LONGEST_MS = 600_000;

/** Forgets all that was learned, and moves the cursors of feeds to their beginning. Readers who were forgotten stay so. */
export async function resetModel(prisma: PrismaClient): Promise<void> {
  await prisma.$transaction(
    async (client) => {
      // Its lock keeps replicas from learning meanwhile.
      await client.feedCursor.updateMany({ data: { position: 0n } });
      await client.purchase.deleteMany();
      await client.bookNeighbors.deleteMany();
      await client.book.updateMany({ data: { trend: NO_READERS, isSoldOut: false } });
    },
    { isolationLevel: 'ReadCommitted', timeout: LONGEST_MS },
  );
}
