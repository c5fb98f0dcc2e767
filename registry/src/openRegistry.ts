import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';

import { createSchemaWorker } from './build/createSchemaWorker.ts';
import { createCheckRepository } from './data/createCheckRepository.ts';
import { createKeyRepository } from './data/createKeyRepository.ts';
import { createOperationRepository } from './data/createOperationRepository.ts';
import { createRegistryRepository } from './data/createRegistryRepository.ts';
import { PrismaClient } from './data/prisma-client/client.ts';

/** What both programs, the service and `manage`, open. */
export interface OpenOptions {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL_SIZE: number;
  /** In seconds. */
  readonly SCHEMA_TIMEOUT: number;
}

/** Opens the database and the schema worker. */
export function openRegistry(options: OpenOptions) {
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(options) });
  const worker = createSchemaWorker(options.SCHEMA_TIMEOUT * 1000);
  return {
    repository: createRegistryRepository(prisma),
    keys: createKeyRepository(prisma),
    checks: createCheckRepository(prisma),
    operations: createOperationRepository(prisma),
    worker,
    isReady: async () => (await prisma.$queryRaw`SELECT 1`) !== null,
    async close() {
      await worker.close();
      await prisma.$disconnect();
    },
  };
}
