import { runDatabaseProgram } from '@online-books/service-kit/subgraph/runDatabaseProgram';

import { addMissingBooks } from './data/addMissingBooks.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readFirstCatalogue } from './data/readFirstCatalogue.ts';

/** Adds the first catalogue. Running it again changes nothing. */
runDatabaseProgram(
  (adapter) => new PrismaClient({ adapter }),
  async (prisma) => {
    await addMissingBooks(prisma, await readFirstCatalogue());
  },
);
