import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import type { FamiliarSources } from '../domain/sessions/LoginSource.ts';
import { Prisma, type PrismaClient } from './prisma-client/client.ts';
import { sha256 } from './sha256.ts';

/** Familiar sources in the database, which holds hashes of them only. */
export function createFamiliarSources(prisma: PrismaClient): FamiliarSources {
  return {
    async find(keys, now) {
      const byHash = new Map(keys.map((key) => [Buffer.from(sha256(key)).toString('base64'), key]));
      const found = await prisma.familiarSource.findMany({
        where: { hash: { in: keys.map(sha256) }, expiresAt: { gt: now } },
        select: { hash: true },
      });
      return new Set(found.map(({ hash }) => byHash.get(Buffer.from(hash).toString('base64'))!));
    },

    async remember(userId, keys, expiresAt) {
      const rows = keys.map(sha256).sort((one, other) => Buffer.compare(one, other));
      const values = rows.map((hash) => Prisma.sql`(${hash}, ${userId}, ${expiresAt})`);
      await retryOnDeadlock(
        () => prisma.$executeRaw`
          INSERT INTO FamiliarSource (hash, userId, expiresAt) VALUES ${Prisma.join(values)}
          ON DUPLICATE KEY UPDATE expiresAt = ${expiresAt}`,
      );
    },
  };
}
