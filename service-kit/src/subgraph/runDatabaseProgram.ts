import type { PrismaMariaDb } from '@prisma/adapter-mariadb';

import { createDatabaseAdapter } from '../database/createDatabaseAdapter.ts';
import { databaseVariables } from '../environment/commonVariables.ts';
import { parseEnvironment } from '../environment/parseEnvironment.ts';
import { runMain } from '../lifecycle/runMain.ts';
import type { Database } from './runSubgraph.ts';

/** Runs a program that works on a subgraph's database and ends, such as its seed. It reads the database's variables alone. */
export function runDatabaseProgram<Prisma extends Database>(
  openDatabase: (adapter: PrismaMariaDb) => Prisma,
  work: (prisma: Prisma) => Promise<void>,
): void {
  runMain(async () => {
    const prisma = openDatabase(createDatabaseAdapter(parseEnvironment(databaseVariables)));
    try {
      await work(prisma);
    } finally {
      await prisma.$disconnect();
    }
  });
}
