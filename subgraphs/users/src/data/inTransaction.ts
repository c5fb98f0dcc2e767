import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import type { Prisma, PrismaClient } from './prisma-client/client.ts';

const options = {
  // Who has waited for a lock must see what its holder committed. Newer MariaDB servers refuse to change a row that has
  // changed since the transaction's first read, which at the default, REPEATABLE READ, is every row that was waited for.
  isolationLevel: 'ReadCommitted',
  // Under load a change waits for its turn; Prisma's own limits, 2 s and 5 s, would make a failure of it. In milliseconds.
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
