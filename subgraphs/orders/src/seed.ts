import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { addMissingOrders } from './data/addMissingOrders.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { publishPastOrders } from './data/publishPastOrders.ts';
import { readOpening } from './data/readOpening.ts';
import { readSeedEnvironment } from './environment.ts';

/** Puts the first offers and orders into the database. Running it again changes nothing. */
runMain(async () => {
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(readSeedEnvironment()) });
  try {
    const { offers, orders } = await readOpening();
    await addMissingOrders(prisma, offers, orders);
    await publishPastOrders(prisma);
  } finally {
    await prisma.$disconnect();
  }
});
