import { runDatabaseProgram } from '@online-books/service-kit/subgraph/runDatabaseProgram';

import { resetModel } from './data/learning/resetModel.ts';
import { PrismaClient } from './data/prisma-client/client.ts';

/** Forgets all that was learned. The service that runs learns it again, from the first event of the feed. */
runDatabaseProgram((adapter) => new PrismaClient({ adapter }), resetModel);
