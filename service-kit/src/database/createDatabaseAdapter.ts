import { PrismaMariaDb } from '@prisma/adapter-mariadb';

import { connectionOptions } from './connectionOptions.ts';

export interface DatabaseEnvironment {
  readonly DATABASE_URL: string;
  readonly DATABASE_POOL_SIZE: number;
}

/** The server's default, 50 s, outlives every request: one stuck transaction would tie up the pools of all replicas. */
const LOCK_WAIT_SECONDS = 3;

/** Prisma's driver adapter for MySQL and MariaDB alike, with a pool of its own. */
export function createDatabaseAdapter({ DATABASE_URL, DATABASE_POOL_SIZE }: DatabaseEnvironment): PrismaMariaDb {
  return new PrismaMariaDb({
    ...connectionOptions(DATABASE_URL),
    connectionLimit: DATABASE_POOL_SIZE,
    sessionVariables: { innodb_lock_wait_timeout: LOCK_WAIT_SECONDS },
  });
}
