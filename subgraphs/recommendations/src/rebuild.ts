import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { resetModel } from './data/learning/resetModel.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readSeedEnvironment } from './environment.ts';

/** Forgets all that was learned. The service that runs learns it again, from the first event of the feed. */
runMain(async () => {
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(readSeedEnvironment()) });
  try {
    await resetModel(prisma);
  } finally {
    await prisma.$disconnect();
  }
});
