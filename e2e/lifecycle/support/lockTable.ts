import { setTimeout as delay } from 'node:timers/promises';

import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { withConnection } from '@online-books/tools/database/withConnection';
import { testDatabaseServerUrl } from '@online-books/tools/testing/createTestDatabase';
import { createConnection } from 'mariadb';

/** A table that nobody can read until it is unlocked. */
export interface LockedTable {
  /** Resolves once somebody waits for the table. */
  untilAwaited(): Promise<void>;
  unlock(): Promise<void>;
}

/** Locks a table of a service's database on the tests' server. */
export async function lockTable(databaseUrl: string, table: string): Promise<LockedTable> {
  const database = new URL(databaseUrl).pathname.slice(1);
  const holder = await createConnection(connectionOptions(testDatabaseServerUrl()));
  await holder.query(`LOCK TABLES \`${database}\`.\`${table}\` WRITE`);
  return {
    untilAwaited: () =>
      withConnection(testDatabaseServerUrl(), async (admin) => {
        const waiting = `SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = ? AND STATE LIKE 'Waiting for table%'`;
        while ((await admin.query<unknown[]>(waiting, [database])).length === 0) await delay(10);
      }),
    unlock: () => holder.end(),
  };
}
