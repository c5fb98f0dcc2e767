import { uuidV7 } from '@online-books/service-kit/database/uuidV7';

import type { CheckRepository, SchemaCheck } from '../domain/SchemaCheck.ts';
import type { PrismaClient, SchemaCheck as CheckRecord } from './prisma-client/client.ts';

/** Checks in the database. */
export function createCheckRepository(prisma: PrismaClient): CheckRepository {
  return {
    async add({ variantId, subgraph, gitContext, report }) {
      const record = await prisma.schemaCheck.create({
        data: {
          id: uuidV7(),
          variantId,
          subgraph,
          createdAt: new Date(),
          passed: report.status === 'PASSED',
          gitContext: JSON.stringify(gitContext),
          report: JSON.stringify(report),
        },
      });
      return toCheck(record);
    },
    async find(id) {
      const record = await prisma.schemaCheck.findUnique({ where: { id } });
      return record && toCheck(record);
    },
    async list(variantId, limit) {
      const order = { createdAt: 'desc' } as const;
      return (await prisma.schemaCheck.findMany({ where: { variantId }, orderBy: order, take: limit })).map(toCheck);
    },
  };
}

function toCheck({ gitContext, report, ...record }: CheckRecord): SchemaCheck {
  return { ...record, gitContext: JSON.parse(gitContext) as never, report: JSON.parse(report) as never };
}
