import { randomBytes } from 'node:crypto';

import { migrate } from '@online-books/service-kit/migrations/migrate';

import { createDatabase, dropDatabase } from '../database/createDatabase.ts';
import { withConnection } from '../database/withConnection.ts';
import { inRepository, type DatabaseName } from '../repository.ts';

/** A database of a test's own. */
export interface TestDatabase {
  /** With an account that may do what the service may, and no more. */
  readonly url: string;
  /** Removes the database and its account. */
  drop(): Promise<void>;
}

/**
 * Creates an empty database with a service's migrations applied, on the server that `TEST_DATABASE_SERVER_URL` names
 * (`npm test` starts one).
 */
export async function createTestDatabase(name: DatabaseName): Promise<TestDatabase> {
  const server = testDatabaseServerUrl();
  const id = randomBytes(6).toString('hex');
  const account = { database: `test_${name}_${id}`, user: `test_${id}`, password: randomBytes(18).toString('hex') };
  await withConnection(server, (admin) => createDatabase(admin, account));
  await migrate({
    databaseUrl: databaseUrl(server, account.database),
    folder: inRepository('prisma', name, 'migrations'),
  });
  return {
    url: databaseUrl(server, account.database, account),
    drop: () => withConnection(server, (admin) => dropDatabase(admin, account)),
  };
}

/** The database server of this test run, with an account that may do everything on it. */
export function testDatabaseServerUrl(): string {
  const url = process.env['TEST_DATABASE_SERVER_URL'];
  if (!url) throw new Error('TEST_DATABASE_SERVER_URL is not set: run tests with npm test.');
  return url;
}

function databaseUrl(server: string, database: string, account?: { user: string; password: string }): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  if (account) Object.assign(url, { username: account.user, password: account.password });
  return url.href;
}
