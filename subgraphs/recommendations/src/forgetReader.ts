import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { forgetReader } from './data/learning/forgetReader.ts';
import { FEED } from './data/learning/startLearning.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { MODEL } from './domain/learning/ModelSettings.ts';
import { readSeedEnvironment } from './environment.ts';

/** Forgets readers whose accounts were deleted: `node dist/forgetReader.js <user id> …`. Running it again changes nothing. */
runMain(async () => {
  const readerIds = process.argv.slice(2);
  if (readerIds.length === 0) throw new OperatorError('Usage: node dist/forgetReader.js <user id> …');
  const prisma = new PrismaClient({ adapter: createDatabaseAdapter(readSeedEnvironment()) });
  try {
    for (const readerId of readerIds) await forgetReader(prisma, FEED, readerId, MODEL);
  } finally {
    await prisma.$disconnect();
  }
});
