import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection, createConnection } from 'mariadb';

import { databaseNames } from '../../repository.ts';
import { createTestDatabase, type TestDatabase, testDatabaseServerUrl } from '../../testing/createTestDatabase.ts';
import { describeDatabase } from '../describeDatabase.ts';
import { describeDatamodel } from '../describeDatamodel.ts';
import { readDatamodel } from '../readDatamodel.ts';
import type { DatabaseDescription } from '../TableDescription.ts';

describe.each(databaseNames)('the migrations of %s', (subgraph) => {
  let database: TestDatabase;
  let connection: Connection;
  let schema: DatabaseDescription;

  beforeAll(async () => {
    schema = describeDatamodel(await readDatamodel(subgraph));
    database = await createTestDatabase(subgraph);
    const url = new URL(testDatabaseServerUrl());
    url.pathname = new URL(database.url).pathname;
    connection = await createConnection(connectionOptions(url.href));
  });

  afterAll(async () => {
    await connection.end();
    await database.drop();
  });

  test('make every column, key and index of schema.prisma, and no other', async () => {
    expect(await describeDatabase(connection)).toEqual(schema);
  });
});
