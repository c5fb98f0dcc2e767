import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';
import { uniqueViolation } from '@online-books/service-kit/database/uniqueViolation';

import type { RunInTransaction } from '../domain/OrderTransaction.ts';
import { createOrderTransaction } from './createOrderTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';

const OPTIONS = {
  // Each statement sees what is committed by then, which after a lock was waited for is the point; and no gaps are locked.
  isolationLevel: 'ReadCommitted',
  // Under load a request waits for its turn. Prisma's own limits, 2 s and 5 s, would make an error of it. In milliseconds.
  maxWait: 10_000,
  timeout: 15_000,
} as const;

/** What only a customer's first purchases can run into: they find no row to queue for. After that there is one. */
const FIRST_PURCHASES_MEET_AT = new Set([
  'Order_customerId_idempotencyKey_key',
  'PromotionRedemption_activeCustomerId_key',
]);

export function createRunInTransaction(prisma: PrismaClient): RunInTransaction {
  return async (work) => {
    const run = () =>
      retryOnDeadlock(() => prisma.$transaction((client) => work(createOrderTransaction(client)), OPTIONS));
    try {
      return await run();
    } catch (error) {
      if (!FIRST_PURCHASES_MEET_AT.has(uniqueViolation(error) ?? '')) throw error;
      return run();
    }
  };
}
