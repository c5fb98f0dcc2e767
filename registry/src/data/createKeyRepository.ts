import { randomBytes } from 'node:crypto';

import { uuidV7 } from '@online-books/service-kit/database/uuidV7';

import type { ApiKey, KeyRepository } from '../domain/ApiKey.ts';
import { sha256 } from './documents.ts';
import type { ApiKey as KeyRecord, PrismaClient } from './prisma-client/client.ts';

/** A longer text is not a key of this registry, and is not hashed. */
const MAX_KEY = 256;
const SECRET_BYTES = 32;

/**
 * Keys in the database, by their hash. A key's secret has 256 random bits, so that a fast hash is enough: nobody finds it by trying.
 */
export function createKeyRepository(prisma: PrismaClient): KeyRepository {
  return {
    async find(key) {
      if (key.length > MAX_KEY) return null;
      const record = await prisma.apiKey.findUnique({ where: { hash: sha256(key) } });
      return record && record.revokedAt === null ? toKey(record) : null;
    },
    async create(graph, name, role) {
      const createdAt = new Date();
      // The form that rover and gateways read the graph from.
      const key = `service:${graph}:${randomBytes(SECRET_BYTES).toString('base64url')}`;
      await prisma.graph.createMany({ data: [{ id: graph, createdAt }], skipDuplicates: true });
      await prisma.apiKey.create({ data: { id: uuidV7(), graphId: graph, name, role, hash: sha256(key), createdAt } });
      return key;
    },
    async list(graph) {
      const records = await prisma.apiKey.findMany({
        where: { graphId: graph, revokedAt: null },
        orderBy: { id: 'asc' },
      });
      return records.map(toKey);
    },
    async revoke(graph, id) {
      const where = { id, graphId: graph, revokedAt: null };
      return (await prisma.apiKey.updateMany({ where, data: { revokedAt: new Date() } })).count > 0;
    },
  };
}

function toKey({ id, graphId, name, role, createdAt }: KeyRecord): ApiKey {
  return { id, graph: graphId, name, role, createdAt };
}
