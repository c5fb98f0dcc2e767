import type { PrismaClient } from './prisma-client/client.ts';

/** Rows of a table that are deleted at a time, so that no transaction is long. */
const BATCH = 500;

/**
 * Removes what has expired and nothing asks for any more: sessions (with their tokens), refresh tokens and login attempts.
 * Rows are deleted by primary key, which locks nothing but them. What is left after a batch goes the next time.
 */
export async function deleteExpired(prisma: PrismaClient, now: Date): Promise<void> {
  const sessions = await prisma.session.findMany({
    where: { expiresAt: { lte: now } },
    select: { id: true },
    take: BATCH,
  });
  await prisma.session.deleteMany({ where: { id: { in: sessions.map(({ id }) => id) }, expiresAt: { lte: now } } });
  const tokens = await prisma.refreshToken.findMany({
    where: { expiresAt: { lte: now } },
    select: { hash: true },
    take: BATCH,
  });
  await prisma.refreshToken.deleteMany({ where: { hash: { in: tokens.map(({ hash }) => hash) } } });
  const attempts = await prisma.loginThrottle.findMany({
    where: { windowEndsAt: { lte: now } },
    select: { usernameHash: true },
    take: BATCH,
  });
  await prisma.loginThrottle.deleteMany({
    where: {
      usernameHash: { in: attempts.map(({ usernameHash }) => usernameHash) },
      windowEndsAt: { lte: now },
    },
  });
}
