import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { runDatabaseProgram } from '@online-books/service-kit/subgraph/runDatabaseProgram';

import { forgetReader } from './data/learning/forgetReader.ts';
import { FEED } from './data/learning/startLearning.ts';
import { PrismaClient } from './data/prisma-client/client.ts';
import { MODEL } from './domain/learning/ModelSettings.ts';

/** Forgets readers whose accounts were deleted: `node dist/forgetReader.js <user id> …`. Running it again changes nothing. */
runDatabaseProgram(
  (adapter) => new PrismaClient({ adapter }),
  async (prisma) => {
    const readerIds = process.argv.slice(2);
    if (readerIds.length === 0) throw new OperatorError('Usage: node dist/forgetReader.js <user id> …');
    for (const readerId of readerIds) await forgetReader(prisma, FEED, readerId, MODEL);
  },
);
