import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, createConnection } from 'mariadb';

import { createTestDatabase, type TestDatabase, testDatabaseServerUrl } from '../../testing/createTestDatabase.ts';
import { describeDatabase } from '../describeDatabase.ts';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase('recommendations');
  const url = new URL(testDatabaseServerUrl());
  url.pathname = new URL(database.url).pathname;
  connection = await createConnection(connectionOptions(url.href));
  await connection.query('CREATE TABLE owner (id INT PRIMARY KEY)');
  await connection.query("CREATE TABLE thing (id INT PRIMARY KEY, owner INT NOT NULL, word VARCHAR(9) DEFAULT 'a')");
});

afterAll(async () => {
  await connection.end();
  await database.drop();
});

const drifts: Array<[what: string, change: string]> = [
  ['a table', 'CREATE TABLE another (id INT PRIMARY KEY)'],
  ['a column', 'ALTER TABLE thing ADD extra INT'],
  ['a type', 'ALTER TABLE thing MODIFY id BIGINT'],
  ['a sign', 'ALTER TABLE thing MODIFY extra INT UNSIGNED'],
  ['a length', "ALTER TABLE thing MODIFY word VARCHAR(10) DEFAULT 'a'"],
  ['a default', "ALTER TABLE thing MODIFY word VARCHAR(10) DEFAULT 'b'"],
  ['nullability', "ALTER TABLE thing MODIFY word VARCHAR(10) NOT NULL DEFAULT 'b'"],
  ['a collation', "ALTER TABLE thing MODIFY word VARCHAR(10) COLLATE utf8mb4_bin NOT NULL DEFAULT 'b'"],
  ['a primary key', 'ALTER TABLE thing DROP PRIMARY KEY, ADD PRIMARY KEY (id, word)'],
  ['an index', 'ALTER TABLE thing ADD INDEX found (word, owner)'],
  ['the direction of an index', 'ALTER TABLE thing DROP INDEX found, ADD INDEX found (word DESC, owner)'],
  ['uniqueness', 'ALTER TABLE thing DROP INDEX found, ADD UNIQUE INDEX found (word DESC, owner)'],
  ['a foreign key', 'ALTER TABLE thing ADD CONSTRAINT belongs FOREIGN KEY (owner) REFERENCES owner (id)'],
  [
    'what a foreign key does',
    'ALTER TABLE thing DROP FOREIGN KEY belongs, ADD CONSTRAINT belongs_too FOREIGN KEY (owner) REFERENCES owner (id) ON DELETE CASCADE',
  ],
];

test.each(drifts)('%s', async (_what, change) => {
  const before = await describeDatabase(connection);
  await connection.query(change);
  expect(await describeDatabase(connection)).not.toEqual(before);
});
