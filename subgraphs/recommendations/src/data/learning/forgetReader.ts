import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import { learn } from '../../domain/learning/learn.ts';
import type { ModelSettings } from '../../domain/learning/ModelSettings.ts';
import type { PrismaClient } from '../prisma-client/client.ts';
import { loadModel } from './loadModel.ts';
import { storeModel } from './storeModel.ts';
import { trackChanges } from './trackChanges.ts';

const OPTIONS = { isolationLevel: 'ReadCommitted', maxWait: 10_000, timeout: 60_000 } as const;

/** Purchases that are forgotten in one transaction. */
const MOST_AT_ONCE = 100;

/**
 * Forgets a reader whose account was deleted: their purchases, and what these taught. Nothing is learned of them any more, not even
 * when the feed is read again from its beginning.
 */
export async function forgetReader(
  prisma: PrismaClient,
  feed: string,
  readerId: string,
  settings: ModelSettings,
): Promise<void> {
  await prisma.forgottenReader.upsert({ where: { readerId }, create: { readerId }, update: {} });
  for (let forgotten = MOST_AT_ONCE; forgotten === MOST_AT_ONCE;) {
    forgotten = await retryOnDeadlock(() =>
      prisma.$transaction(async (client) => {
        // Whoever learns holds this lock.
        await client.$queryRaw`SELECT position FROM FeedCursor WHERE feed = ${feed} FOR UPDATE`;
        const purchases = await client.purchase.findMany({
          where: { readerId },
          orderBy: { number: 'desc' },
          take: MOST_AT_ONCE,
        });
        const events = purchases.flatMap(({ bookId, orders }) =>
          Array.from({ length: orders }, () => ({ type: 'OrderCanceled', readerId, bookIds: [bookId] }) as const),
        );
        const model = await loadModel(client, events, settings);
        const { tracked, changes } = trackChanges(model);
        for (const event of events) learn(tracked, event, settings);
        await storeModel(client, model, changes);
        return purchases.length;
      }, OPTIONS),
    );
  }
}
