import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { subgraphNames } from '../../repository.ts';
import { migrateDatabases } from '../migrateDatabases.ts';
import { type EmbeddedDatabases, startEmbeddedDatabases } from '../startEmbeddedDatabases.ts';
import { withConnection } from '../withConnection.ts';

let dataFolder: string;
let databases: EmbeddedDatabases;

beforeAll(async () => {
  dataFolder = await realpath(await mkdtemp(path.join(tmpdir(), 'embedded databases-')));
  databases = await startEmbeddedDatabases({ dataFolder, report: () => undefined });
  await migrateDatabases(databases.urls, () => undefined);
});

afterAll(async () => {
  await databases.server.stop();
  await rm(dataFolder, { recursive: true });
});

describe.each(subgraphNames)('the account of %s', (name) => {
  const query = (sql: string) => withConnection(databases.urls[name].service, (connection) => connection.query(sql));

  test('sees its own database and no other', async () => {
    const visible: Array<{ Database: string }> = await query('SHOW DATABASES');
    expect(visible.map((row) => row.Database).filter((database) => !database.endsWith('_schema'))).toEqual([name]);
  });

  test.each(subgraphNames.filter((other) => other !== name))('cannot read %s', async (other) => {
    await expect(query(`SELECT * FROM ${other}._prisma_migrations`)).rejects.toThrow(/denied/);
  });

  test('reads and writes rows, and changes no tables', async () => {
    await expect(query('DELETE FROM _prisma_migrations WHERE 1 = 0')).resolves.toMatchObject({ affectedRows: 0 });
    await expect(query('CREATE TABLE own (id INT)')).rejects.toThrow(/denied/);
    await expect(query('SELECT * FROM mysql.user')).rejects.toThrow(/denied/);
  });
});

test('a connection without a password is rejected', async () => {
  for (const user of ['root', 'admin', 'users', '']) {
    const url = `mysql://${user}@127.0.0.1:${databases.server.port}/`;
    await expect(withConnection(url, (connection) => connection.query('SELECT 1'))).rejects.toThrow(/denied/);
  }
});

test('only the owner of the data folder can read the passwords', async () => {
  expect((await stat(path.join(dataFolder, 'passwords.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(dataFolder, 'mysql'))).mode & 0o077).toBe(0);
});
