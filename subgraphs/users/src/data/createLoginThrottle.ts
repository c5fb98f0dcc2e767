import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import type { Attempts, LoginThrottle } from '../domain/sessions/LoginThrottle.ts';
import { inTransaction } from './inTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';
import { sha256 } from './sha256.ts';

/** Login attempts in the database, where all replicas count together and a restart forgets none. */
export function createLoginThrottle(prisma: PrismaClient): LoginThrottle {
  return {
    count: (usernameKey, now, windowSeconds) =>
      count(prisma, sha256(usernameKey), now, new Date(now.getTime() + windowSeconds * 1000)),

    async clear(usernameKey) {
      await retryOnDeadlock(() => prisma.loginThrottle.deleteMany({ where: { usernameHash: sha256(usernameKey) } }));
    },
  };
}

/**
 * One statement opens the window or counts in it, and locks the row until what it made of it is read. Its assignments are
 * evaluated from left to right: the count sees the old end of the window.
 */
function count(prisma: PrismaClient, usernameHash: Uint8Array<ArrayBuffer>, now: Date, end: Date): Promise<Attempts> {
  return inTransaction(prisma, async (transaction) => {
    await transaction.$executeRaw`
      INSERT INTO LoginThrottle (usernameHash, attempts, windowEndsAt) VALUES (${usernameHash}, 1, ${end})
      ON DUPLICATE KEY UPDATE
        attempts = IF(windowEndsAt <= ${now}, 1, attempts + 1),
        windowEndsAt = IF(windowEndsAt <= ${now}, ${end}, windowEndsAt)`;
    const { attempts, windowEndsAt } = await transaction.loginThrottle.findUniqueOrThrow({ where: { usernameHash } });
    return { count: attempts, windowEndsAt };
  });
}
