import { createHash } from 'node:crypto';

import type { Connection } from 'mariadb';

import { MigrationError } from './MigrationError.ts';

/**
 * Runs `work` while no other process migrates the same database. The server's advisory lock ends with its connection, so a
 * process that dies leaves none behind.
 *
 * @param timeoutSeconds how long to wait for another process that migrates
 * @throws MigrationError when that time has passed.
 */
export async function withMigrationLock<Result>(
  connection: Connection,
  timeoutSeconds: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = await lockName(connection);
  const [answer]: Array<{ locked: number | bigint | null }> = await connection.query(
    { sql: 'SELECT GET_LOCK(?, ?) AS locked' },
    [lock, timeoutSeconds],
  );
  if (Number(answer?.locked) !== 1) {
    throw new MigrationError(`Another process has been migrating this database for more than ${timeoutSeconds} s.`);
  }
  try {
    return await work();
  } finally {
    // When this fails the connection is broken, and the lock with it gone.
    await connection.query('SELECT RELEASE_LOCK(?)', [lock]).catch(() => undefined);
  }
}

/** Advisory locks are the server's, not a database's, and their names have at most 64 characters. */
async function lockName(connection: Connection): Promise<string> {
  const [row]: Array<{ name: string | null }> = await connection.query('SELECT DATABASE() AS name');
  return `migrate:${createHash('sha256')
    .update(row?.name ?? '')
    .digest('hex')
    .slice(0, 40)}`;
}
