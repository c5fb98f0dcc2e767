import type { SessionRepository } from '../domain/sessions/SessionRepository.ts';
import { inTransaction } from './inTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';
import { rotateRefreshToken } from './rotateRefreshToken.ts';
import { sha256 } from './sha256.ts';

/** Sessions in the database. Of a refresh token it has the SHA-256 only: 256 random bits need no slow hash. */
export function createSessionRepository(prisma: PrismaClient): SessionRepository {
  return {
    async open(userId, { text, expiresAt }) {
      await inTransaction(prisma, async (transaction) => {
        const session = await transaction.session.create({ data: { userId, expiresAt }, select: { id: true } });
        await transaction.refreshToken.create({
          data: { hash: sha256(text), sessionId: session.id, expiresAt },
          select: { hash: true },
        });
      });
    },

    rotate: (token, exchange) => rotateRefreshToken(prisma, token, exchange),

    async revoke(sessionId, now) {
      await prisma.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
    },

    async findSessionId(token) {
      const found = await prisma.refreshToken.findUnique({
        where: { hash: sha256(token) },
        select: { sessionId: true },
      });
      return found?.sessionId ?? null;
    },
  };
}
