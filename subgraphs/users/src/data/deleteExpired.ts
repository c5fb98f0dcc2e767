import type { PrismaClient } from './prisma-client/client.ts';

/** Rows that are deleted at a time, so that no transaction is long. */
const BATCH = 500;

/** Deletes expired rows of one table, at most a batch. @returns how many were found */
type DeleteBatch = (prisma: PrismaClient, now: Date) => Promise<number>;

const tables: readonly DeleteBatch[] = [
  async (prisma, now) => {
    const found = await prisma.refreshToken.findMany({ where: expired(now), select: { hash: true }, take: BATCH });
    await prisma.refreshToken.deleteMany({ where: { hash: { in: found.map(({ hash }) => hash) } } });
    return found.length;
  },
  // A token never outlives its session, so an expired session has no tokens left here: deleting it cascades to nothing.
  async (prisma, now) => {
    const found = await prisma.session.findMany({ where: expired(now), select: { id: true }, take: BATCH });
    await prisma.session.deleteMany({ where: { id: { in: found.map(({ id }) => id) }, ...expired(now) } });
    return found.length;
  },
  async (prisma, now) => {
    const found = await prisma.familiarSource.findMany({ where: expired(now), select: { hash: true }, take: BATCH });
    await prisma.familiarSource.deleteMany({ where: { hash: { in: found.map(({ hash }) => hash) }, ...expired(now) } });
    return found.length;
  },
  async (prisma, now) => {
    const found = await prisma.loginBudget.findMany({ where: expired(now), select: { hash: true }, take: BATCH });
    await prisma.loginBudget.deleteMany({ where: { hash: { in: found.map(({ hash }) => hash) }, ...expired(now) } });
    return found.length;
  },
];

function expired(now: Date) {
  return { expiresAt: { lte: now } };
}

/**
 * Deletes what has expired: refresh tokens, sessions, familiar sources and login budgets, batch by batch
 * until none is left or the signal is aborted. Rows are deleted by primary key, which locks nothing but them.
 */
export async function deleteExpired(prisma: PrismaClient, now: Date, signal?: AbortSignal): Promise<void> {
  for (const deleteBatch of tables) {
    let found = BATCH;
    while (found === BATCH) found = signal?.aborted ? 0 : await deleteBatch(prisma, now);
  }
}
