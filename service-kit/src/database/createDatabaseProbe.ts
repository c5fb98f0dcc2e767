import { createPool } from 'mariadb';

import { connectionOptions } from './connectionOptions.ts';

export interface DatabaseProbe {
  /** Whether the database answers. A rejection counts as no. */
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}

/** How long a probe waits for a connection, and for its answer. In milliseconds. */
const TIMEOUT_MS = 1_000;

/**
 * Asks a database whether it answers, over one connection of its own: transactions that wait for each other may occupy every
 * connection of the service's pool, and such a service must not be taken out of rotation together with all its replicas.
 */
export function createDatabaseProbe(databaseUrl: string): DatabaseProbe {
  const pool = createPool({
    ...connectionOptions(databaseUrl),
    connectionLimit: 1,
    connectTimeout: TIMEOUT_MS,
    initializationTimeout: TIMEOUT_MS,
    acquireTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    isReachable: async () => (await pool.query('SELECT 1')) !== null,
    close: () => pool.end(),
  };
}
