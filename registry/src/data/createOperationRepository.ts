import type { OperationRepository, ReportedUse } from '../domain/OperationUse.ts';
import type { OperationText } from '../domain/SchemaWorker.ts';
import { sha256 } from './documents.ts';
import { inTransaction } from './inTransaction.ts';
import type { PrismaClient } from './prisma-client/client.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_OPERATIONS = 5_000;

const dayOf = (date: Date) => Math.floor(date.getTime() / DAY_MS);

/** Operations and their use by day in the database. */
export function createOperationRepository(prisma: PrismaClient): OperationRepository {
  return {
    async record(variantId, uses, now) {
      await inTransaction(prisma, async (transaction) => {
        const operations = uses.map(({ name, body }) => ({ hash: sha256(body), name, body }));
        await transaction.operation.createMany({ data: operations, skipDuplicates: true });
        // In one order, so that reports that meet do not lock each other out.
        for (const use of uses.toSorted(byKey)) {
          const { client, version, requests, body } = use;
          const key = { variantId, hash: sha256(body), client, version, day: dayOf(now) };
          await transaction.operationUse.upsert({
            where: { variantId_hash_client_version_day: key },
            create: { ...key, requests, lastSeen: now },
            update: { requests: { increment: requests }, lastSeen: now },
          });
        }
      });
    },
    async findSince(variantId, since) {
      const uses = await prisma.operationUse.findMany({
        where: { variantId, day: { gte: dayOf(since) }, lastSeen: { gte: since } },
        include: { operation: true },
        orderBy: { requests: 'desc' },
        take: MAX_OPERATIONS,
      });
      const found = new Map<string, OperationText & { uses: OperationText['uses'][number][] }>();
      for (const { hash, operation, client, version, requests, lastSeen } of uses) {
        const id = Buffer.from(hash).toString('hex').slice(0, 12);
        const known = found.get(id) ?? { id, body: operation.body, uses: [] };
        found.set(id, known);
        const same = known.uses.findIndex((use) => use.client === client && use.version === version);
        const before = known.uses[same];
        const sum = Number(requests) + (before?.requests ?? 0);
        const seen = before && before.lastSeen > lastSeen ? before.lastSeen : lastSeen;
        const use = { client, version, requests: sum, lastSeen: seen };
        if (same === -1) known.uses.push(use);
        else known.uses[same] = use;
      }
      return [...found.values()];
    },
  };
}

function byKey(left: ReportedUse, right: ReportedUse): number {
  const keyOf = ({ body, client, version }: ReportedUse) => `${body}\0${client}\0${version}`;
  return keyOf(left) < keyOf(right) ? -1 : 1;
}
