import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, createConnection } from 'mariadb';

import { withConnection } from '../../database/withConnection.ts';
import { createTestDatabase, type TestDatabase, testDatabaseServerUrl } from '../createTestDatabase.ts';

let own: TestDatabase;
let other: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  [own, other] = await Promise.all([createTestDatabase('users'), createTestDatabase('orders')]);
  connection = await createConnection(connectionOptions(own.url));
});

afterAll(async () => {
  await connection.end();
  await Promise.all([own.drop(), other.drop()]);
});

test('has its migrations applied', async () => {
  await expect(connection.query('SELECT COUNT(*) FROM _prisma_migrations')).resolves.toHaveLength(1);
});

test("rejects another subgraph's account", async () => {
  const database = new URL(other.url).pathname.slice(1);
  await expect(connection.query(`SELECT * FROM ${database}._prisma_migrations`)).rejects.toThrow(/denied/);
});

test('rejects a database whose name a wildcard grant would match', async () => {
  const similar = new URL(own.url).pathname.slice(1).replaceAll('_', 'x');
  await withConnection(testDatabaseServerUrl(), (admin) => admin.query(`CREATE DATABASE ${similar}`));
  await expect(connection.query(`SHOW TABLES IN ${similar}`)).rejects.toThrow(/denied/);
  await withConnection(testDatabaseServerUrl(), (admin) => admin.query(`DROP DATABASE ${similar}`));
});

test('rejects changes of the schema', async () => {
  await expect(connection.query('CREATE TABLE t (id INT)')).rejects.toThrow(/denied/);
});
