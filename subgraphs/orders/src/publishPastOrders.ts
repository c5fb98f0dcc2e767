import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { PrismaClient } from './data/prisma-client/client.ts';
import { publishPastOrders } from './data/publishPastOrders.ts';
import { readSeedEnvironment } from './environment.ts';

/** Publishes the orders of releases that had no outbox. Run it once when no replica of such a release is left. */
runMain(async () => {
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(readSeedEnvironment()) });
  try {
    await publishPastOrders(prisma);
  } finally {
    await prisma.$disconnect();
  }
});
