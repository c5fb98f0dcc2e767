import { isIP } from 'node:net';

import type { ConnectionConfig } from 'mariadb';

import { DatabaseUrlError, tlsOptions } from './tlsOptions.ts';

/** The driver's default, 1 s, is short on a machine where several services start. In milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Pinned, because servers have different defaults: invalid values are errors, and times are UTC. */
const SESSION_VARIABLES = {
  sql_mode: [
    'ONLY_FULL_GROUP_BY',
    'STRICT_TRANS_TABLES',
    'NO_ZERO_IN_DATE',
    'NO_ZERO_DATE',
    'ERROR_FOR_DIVISION_BY_ZERO',
    'NO_ENGINE_SUBSTITUTION',
  ].join(','),
  time_zone: '+00:00',
};

/**
 * The driver's options for a `mysql://user:password@host:port/database` URL. Parameters of the URL: TLS as in `tlsOptions`, and
 * `allowPublicKeyRetrieval`. Others, such as Prisma's `connection_limit`, are ignored.
 *
 * @throws DatabaseUrlError for an invalid parameter
 */
export function connectionOptions(databaseUrl: string): ConnectionConfig {
  const url = new URL(databaseUrl);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const ssl = tlsOptions(url, host);
  return {
    host,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(url.pathname.length > 1 && { database: decodeURIComponent(url.pathname.slice(1)) }),
    ...(ssl && { ssl }),
    allowPublicKeyRetrieval: !ssl && mayRetrieveKey(url, host),
    connectTimeout: CONNECT_TIMEOUT_MS,
    timezone: 'Z',
    sessionVariables: SESSION_VARIABLES,
  };
}

/**
 * Whether the driver may ask the server for its public key, with which accounts of MySQL (caching_sha2_password) send their
 * password without TLS. An attacker on the network could send another key and read the password.
 */
function mayRetrieveKey(url: URL, host: string): boolean {
  const given = url.searchParams.get('allowPublicKeyRetrieval');
  if (given !== null && given !== 'true' && given !== 'false')
    throw new DatabaseUrlError('allowPublicKeyRetrieval must be true or false');
  return given === null ? isLoopback(host) : given === 'true';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
