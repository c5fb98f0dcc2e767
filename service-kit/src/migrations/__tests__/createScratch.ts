import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createConnection } from 'mariadb';

import { connectionOptions } from '../../database/connectionOptions.ts';

/** An empty database and an empty migrations folder. */
export interface Scratch {
  readonly databaseUrl: string;
  readonly folder: string;
  /** Writes `<folder>/<name>/migration.sql`. Returns its path. */
  write(name: string, script: string): Promise<string>;
  query<Row>(sql: string): Promise<Row[]>;
  drop(): Promise<void>;
}

export async function createScratch(): Promise<Scratch> {
  const database = `test_migrations_${randomBytes(6).toString('hex')}`;
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  const connection = await createConnection(connectionOptions(process.env['TEST_DATABASE_SERVER_URL'] ?? ''));
  await connection.query(`CREATE DATABASE ${database}`);
  await connection.query(`USE ${database}`);
  const url = new URL(process.env['TEST_DATABASE_SERVER_URL'] ?? '');
  url.pathname = `/${database}`;
  return {
    databaseUrl: url.href,
    folder,
    async write(name, script) {
      const file = path.join(folder, name, 'migration.sql');
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, script);
      return file;
    },
    query: (sql) => connection.query(sql),
    async drop() {
      await connection.query(`DROP DATABASE ${database}`);
      await connection.end();
      await rm(folder, { recursive: true });
    },
  };
}
