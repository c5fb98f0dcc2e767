import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { addMissingBooks } from './data/addMissingBooks.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { readFirstCatalogue } from './data/readFirstCatalogue.ts';
import { readSeedEnvironment } from './environment.ts';

/** Puts the first catalogue into the database. Running it again changes nothing. */
runMain(async () => {
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(readSeedEnvironment()) });
  try {
    await addMissingBooks(prisma, await readFirstCatalogue());
  } finally {
    await prisma.$disconnect();
  }
});
