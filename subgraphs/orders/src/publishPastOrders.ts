import { runDatabaseProgram } from '@online-books/service-kit/subgraph/runDatabaseProgram';

import { PrismaClient } from './data/prisma-client/client.ts';
import { publishPastOrders } from './data/publishPastOrders.ts';

/** Publishes the orders of releases that had no outbox. Run it once when no replica of such a release is left. */
runDatabaseProgram((adapter) => new PrismaClient({ adapter }), publishPastOrders);
