import { setTimeout as delay } from 'node:timers/promises';

import { createConnection } from 'mariadb';

import { connectionOptions } from './connectionOptions.ts';

/** How often a lock that another process has is tried. In milliseconds. */
const RETRY_MS = 2_000;

/**
 * Waits for an advisory lock of the database server and holds it, on a connection of its own, until the signal. The lock ends with
 * its connection, so a process that dies leaves none behind; while it is held no statement is sent.
 *
 * @param name at most 64 characters; locks are the server's, not a database's
 * @returns a signal that the lock is lost: the connection has ended
 * @throws the signal's reason when it comes first, and when the database cannot be reached
 */
export async function holdAdvisoryLock(databaseUrl: string, name: string, signal: AbortSignal): Promise<AbortSignal> {
  const connection = await createConnection(connectionOptions(databaseUrl));
  const lost = new AbortController();
  const end = () => {
    lost.abort();
    connection.destroy();
  };
  connection.on('error', end);
  signal.addEventListener('abort', end, { once: true });
  lost.signal.addEventListener('abort', () => signal.removeEventListener('abort', end), { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const [answer]: Array<{ locked: number | bigint | null }> = await connection.query(
        'SELECT GET_LOCK(?, 0) AS locked',
        [name],
      );
      if (Number(answer?.locked) === 1) return lost.signal;
      await delay(RETRY_MS, undefined, { signal });
    }
  } catch (error) {
    end();
    throw error;
  }
}
