import type { NewRefreshToken, Rotation } from '../domain/sessions/SessionRepository.ts';
import { inTransaction } from './inTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';
import { sha256 } from './sha256.ts';

/**
 * Spends a refresh token and adds its successor, or ends the session of a token that is spent, in one transaction. The first
 * update locks the session's row: who exchanges the same token, or revokes the session, waits for the commit, and then finds
 * the token spent or the session over.
 */
export async function rotateRefreshToken(
  prisma: PrismaClient,
  token: string,
  successor: NewRefreshToken,
  now: Date,
): Promise<Rotation> {
  const hash = sha256(token);
  const found = await prisma.refreshToken.findUnique({
    where: { hash },
    select: { sessionId: true, expiresAt: true, session: { select: { userId: true } } },
  });
  if (!found || found.expiresAt <= now) return { kind: 'invalid' };
  const { sessionId, session } = found;
  const { text, expiresAt } = successor;

  return inTransaction(prisma, async (transaction): Promise<Rotation> => {
    const open = await transaction.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { expiresAt },
    });
    if (open.count === 0) return { kind: 'invalid' };
    const spent = await transaction.refreshToken.updateMany({
      where: { hash, spentAt: null },
      data: { spentAt: now },
    });
    if (spent.count === 0) {
      await transaction.session.updateMany({ where: { id: sessionId }, data: { revokedAt: now } });
      return { kind: 'spent' };
    }
    await transaction.refreshToken.create({
      data: { hash: sha256(text), sessionId, expiresAt },
      select: { hash: true },
    });
    return { kind: 'rotated', userId: session.userId };
  });
}
