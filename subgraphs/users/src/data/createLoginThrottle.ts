import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import { type Backoff, delayedUntil, withFailure } from '../domain/sessions/Backoff.ts';
import type { Attempt, CountedBudget, LoginBudgets, LoginThrottle } from '../domain/sessions/LoginThrottle.ts';
import { inTransaction } from './inTransaction.ts';
import { Prisma, type PrismaClient } from './prisma-client/client.ts';
import { sha256 } from './sha256.ts';

/** Login attempts in the database, where all replicas count together and a restart forgets none. */
export function createLoginThrottle(prisma: PrismaClient): LoginThrottle {
  return {
    count: (budgets, now) => count(prisma, budgets, now),

    async forgive({ own, shared }) {
      await retryOnDeadlock(() => prisma.loginBudget.deleteMany({ where: { hash: sha256(own) } }));
      for (const budget of shared) await retryOnDeadlock(() => refund(prisma, budget));
    },
  };
}

async function count(prisma: PrismaClient, { own, shared }: LoginBudgets, now: Date): Promise<Attempt> {
  const budgets = [own, ...shared].map((budget) => ({ ...budget, hash: sha256(budget.key) }));
  const hashes = budgets.map(({ hash }) => hash);
  // Most attempts of a guesser end here: nothing is locked or written for them.
  const early = delayedUntil([...(await read(prisma, hashes)).values()], now);
  if (early) return { kind: 'delayed', until: early };

  return inTransaction(prisma, async (transaction): Promise<Attempt> => {
    await lock(transaction, hashes, now);
    const backoffs = await read(transaction, hashes);
    const until = delayedUntil([...backoffs.values()], now);
    if (until) return { kind: 'delayed', until };
    const counted = budgets.map(({ key, hash, policy }) => {
      const before = backoffs.get(nameOf(hash)) ?? null;
      return { key, hash, before, after: withFailure(before, policy, now) };
    });
    for (const { hash, after } of counted) await transaction.loginBudget.updateMany({ where: { hash }, data: after });
    return { kind: 'counted', own: own.key, shared: counted.slice(1) };
  });
}

/** Locks the budgets' rows until the transaction ends, in one order for all. Rows that are missing are added, without failures. */
async function lock(
  transaction: Prisma.TransactionClient,
  hashes: ReadonlyArray<Uint8Array<ArrayBuffer>>,
  now: Date,
): Promise<void> {
  const rows = [...hashes]
    .sort((one, other) => Buffer.compare(one, other))
    .map((hash) => Prisma.sql`(${hash}, 0, ${now}, ${now})`);
  await transaction.$executeRaw`
    INSERT INTO LoginBudget (hash, failures, nextAt, expiresAt) VALUES ${Prisma.join(rows)}
    ON DUPLICATE KEY UPDATE failures = failures`;
}

async function read(
  client: Pick<Prisma.TransactionClient, 'loginBudget'>,
  hashes: ReadonlyArray<Uint8Array<ArrayBuffer>>,
): Promise<ReadonlyMap<string, Backoff>> {
  const rows = await client.loginBudget.findMany({ where: { hash: { in: [...hashes] } } });
  return new Map(rows.map(({ hash, ...backoff }) => [nameOf(hash), backoff]));
}

function nameOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64');
}

/** Takes one failure back, and the delay if it is the one that this failure caused. */
function refund(prisma: PrismaClient, { key, before, after }: CountedBudget): Promise<number> {
  return prisma.$executeRaw`
    UPDATE LoginBudget
    SET failures = GREATEST(failures - 1, 0),
      nextAt = IF(nextAt = ${after.nextAt}, ${before?.nextAt ?? new Date(0)}, nextAt)
    WHERE hash = ${sha256(key)}`;
}
