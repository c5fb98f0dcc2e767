import type { Connection } from 'mariadb';

import { MigrationError } from './MigrationError.ts';

/** The name that Prisma's schema engine uses for MySQL. Advisory locks are the server's: migrations of all its databases queue. */
const LOCK = 'prisma_migrate';

/**
 * Runs `work` while no other process, `prisma migrate` included, migrates a database of this server. The server's advisory lock ends with its connection, so a
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
  const [answer]: Array<{ locked: number | bigint | null }> = await connection.query(
    { sql: 'SELECT GET_LOCK(?, ?) AS locked' },
    [LOCK, timeoutSeconds],
  );
  if (Number(answer?.locked) !== 1) {
    throw new MigrationError(
      `Another process has been migrating a database of this server for more than ${timeoutSeconds} s.`,
    );
  }
  try {
    return await work();
  } finally {
    // When this fails the connection is broken, and the lock with it gone.
    await connection.query('SELECT RELEASE_LOCK(?)', [LOCK]).catch(() => undefined);
  }
}
