import type { ConnectionConfig } from 'mariadb';

/** The driver's own, 1 s, is short for a machine that has much to do while services start on it. In milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** How the driver connects to the database that a `mysql://user:password@host:port/database` URL names. */
export function connectionOptions(databaseUrl: string): ConnectionConfig {
  const url = new URL(databaseUrl);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(url.pathname.length > 1 && { database: decodeURIComponent(url.pathname.slice(1)) }),
    // MySQL 8 and 9 users have caching_sha2_password, which without TLS needs the server's public key.
    allowPublicKeyRetrieval: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    timezone: 'Z',
  };
}
