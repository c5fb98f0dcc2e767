import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import type { Prisma, PrismaClient } from './prisma-client/client.ts';

/** Under load a change waits for its turn; Prisma's own limits, 2 s and 5 s, would make a failure of it. In milliseconds. */
const limits = { maxWait: 10_000, timeout: 15_000 };

/** Does all of the work in one transaction, or nothing of it; again when a deadlock ended it. */
export function inTransaction<Result>(
  prisma: PrismaClient,
  work: (transaction: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return retryOnDeadlock(() => prisma.$transaction(work, limits));
}
