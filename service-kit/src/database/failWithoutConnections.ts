import type { Pool } from 'mariadb';

import { shareProbe } from '../probes/shareProbe.ts';

const ASKING = new Set<PropertyKey>(['getConnection', 'query', 'execute', 'batch']);

/**
 * A pool that refuses what it is asked while its database cannot be reached. A mariadb pool does not tell that from being busy: what
 * it is asked waits in its queue for ten seconds, long after the client was told that it failed, and is then done after all.
 *
 * @param patienceMs how long a pool without any connection may take to get one
 */
export function failWithoutConnections(pool: Pool, patienceMs: number): Pool {
  const connect = shareProbe(async () => {
    const connection = await pool.getConnection();
    await connection.release();
    return true;
  }, patienceMs);

  return new Proxy(pool, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      if (!ASKING.has(key)) return method;
      return async (...args: unknown[]) => {
        if (target.totalConnections() === 0 && !(await connect())) throw unreachable();
        return method(...args);
      };
    },
  });
}

/** As the driver's own errors look, with the SQLSTATE of a client that could not connect. */
function unreachable(): Error {
  const message = 'the database cannot be reached';
  return Object.assign(new Error(message), { errno: 45_012, sqlMessage: message, sqlState: '08001', fatal: true });
}
