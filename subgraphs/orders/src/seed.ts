import { runDatabaseProgram } from '@online-books/service-kit/subgraph/runDatabaseProgram';

import { addMissingOrders } from './data/addMissingOrders.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { publishPastOrders } from './data/publishPastOrders.ts';
import { readOpening } from './data/readOpening.ts';

/** Adds the first offers and orders. Running it again changes nothing. */
runDatabaseProgram(
  (adapter) => new PrismaClient({ adapter }),
  async (prisma) => {
    const { offers, orders } = await readOpening();
    await addMissingOrders(prisma, offers, orders);
    await publishPastOrders(prisma);
  },
);
