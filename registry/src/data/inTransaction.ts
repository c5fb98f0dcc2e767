import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import type { Prisma, PrismaClient } from './prisma-client/client.ts';

const options = {
  // Who has waited for a variant's lock must see what its holder committed.
  isolationLevel: 'ReadCommitted',
  // In milliseconds.
  maxWait: 10_000,
  timeout: 15_000,
} as const;

/** Does all of the work in one transaction, or nothing of it; again when a deadlock ended it. */
export function inTransaction<Result>(
  prisma: PrismaClient,
  work: (transaction: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return retryOnDeadlock(() => prisma.$transaction(work, options));
}
