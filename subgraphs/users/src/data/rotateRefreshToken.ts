import { randomBytes } from 'node:crypto';

import type { Exchange, Rotation } from '../domain/sessions/SessionRepository.ts';
import { deriveSuccessor } from './deriveSuccessor.ts';
import { inTransaction } from './inTransaction.ts';
import type { Prisma, PrismaClient } from './prisma-client/client.ts';
import { sha256 } from './sha256.ts';

/**
 * How many successors of a spent token are looked at to find the current one. Honest clients do not refresh so often within a
 * grace period.
 */
const MAX_SUCCESSORS = 8;

/**
 * Spends a refresh token and adds its successor, derives the current token again within the grace, or ends the session, in one
 * transaction. It locks the session's row first: whoever exchanges a token of the same session, or revokes the session, waits
 * for the commit and then reads what was committed.
 */
export async function rotateRefreshToken(prisma: PrismaClient, token: string, exchange: Exchange): Promise<Rotation> {
  const found = await prisma.refreshToken.findUnique({
    where: { hash: sha256(token) },
    select: { sessionId: true, expiresAt: true, session: { select: { userId: true } } },
  });
  if (!found || found.expiresAt <= exchange.now) return { kind: 'invalid' };
  const { sessionId, session } = found;

  return inTransaction(prisma, async (transaction): Promise<Rotation> => {
    if (!(await lockOpenSession(transaction, sessionId))) return { kind: 'invalid' };
    const refreshToken = await currentToken(transaction, token, exchange);
    if (refreshToken === null) {
      await transaction.session.update({ where: { id: sessionId }, data: { revokedAt: exchange.now } });
      return { kind: 'reused' };
    }
    return { kind: 'rotated', userId: session.userId, refreshToken };
  });
}

/** @returns false where the session is over */
async function lockOpenSession(transaction: Prisma.TransactionClient, id: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT id FROM Session WHERE id = ${id} AND revokedAt IS NULL FOR UPDATE`;
  return rows.length > 0;
}

/** What a token is exchanged for; null where it, or a successor, was spent before the grace. */
async function currentToken(
  transaction: Prisma.TransactionClient,
  token: string,
  exchange: Exchange,
): Promise<string | null> {
  let current = token;
  for (let successors = 0; successors <= MAX_SUCCESSORS; successors += 1) {
    const link = await transaction.refreshToken.findUnique({
      where: { hash: sha256(current) },
      select: { spentAt: true, successorNonce: true },
    });
    if (link?.spentAt === null) return successors === 0 ? spend(transaction, token, exchange) : current;
    if (!link?.successorNonce || link.spentAt <= exchange.graceSince) return null;
    current = deriveSuccessor(current, link.successorNonce);
  }
  return null;
}

async function spend(
  transaction: Prisma.TransactionClient,
  token: string,
  { now, expiresAt }: Exchange,
): Promise<string> {
  const successorNonce = new Uint8Array(randomBytes(32));
  const successor = deriveSuccessor(token, successorNonce);
  const { sessionId } = await transaction.refreshToken.update({
    where: { hash: sha256(token) },
    data: { spentAt: now, successorNonce },
    select: { sessionId: true },
  });
  await transaction.session.update({ where: { id: sessionId }, data: { expiresAt } });
  await transaction.refreshToken.create({
    data: { hash: sha256(successor), sessionId, expiresAt },
    select: { hash: true },
  });
  return successor;
}
