import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { createPool } from 'mariadb';

import { connectionOptions } from './connectionOptions.ts';
import { failWithoutConnections } from './failWithoutConnections.ts';

export interface DatabaseEnvironment {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL_SIZE: number;
}

/** The server's default, 50 s, outlives every request: one stuck transaction would tie up the pools of all replicas. */
const LOCK_WAIT_SECONDS = 3;

/** Who waits for the first connection of all is told after this long that the database is out of reach; connecting goes on. */
const PATIENCE_MS = 1_000;

/** The driver tries to connect twice a second for this long; its pauses between such times grow from one to the next. */
const RECONNECT_MS = 60_000;

/** Prisma's driver adapter for MySQL and MariaDB alike, with a pool of its own. */
export function createDatabaseAdapter({ DATABASE_URL, DATABASE_POOL_SIZE }: DatabaseEnvironment): PrismaMariaDb {
  const options = connectionOptions(DATABASE_URL);
  const pool = createPool({
    ...options,
    connectionLimit: DATABASE_POOL_SIZE,
    initializationTimeout: RECONNECT_MS,
    // As the adapter has it in pools that it makes itself.
    prepareCacheLength: 0,
    sessionVariables: { ...options.sessionVariables, innodb_lock_wait_timeout: LOCK_WAIT_SECONDS },
  });
  return new PrismaMariaDb(failWithoutConnections(pool, PATIENCE_MS), { disposeExternalPool: true });
}
