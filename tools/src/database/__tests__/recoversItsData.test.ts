import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { endProcesses } from '../../processes/endProcesses.ts';
import { findProcesses } from '../../processes/findProcesses.ts';
import { requireServerProgram } from '../requireServerProgram.ts';
import { runAsSelf } from '../ServerProgram.ts';
import { type EmbeddedDatabases, startEmbeddedDatabases } from '../startEmbeddedDatabases.ts';
import { withConnection } from '../withConnection.ts';

let dataFolder: string;
let databases: EmbeddedDatabases;

beforeEach(async () => {
  dataFolder = await realpath(await mkdtemp(path.join(tmpdir(), 'recovery-')));
});

afterEach(async () => {
  await databases.server.stop();
  await endProcesses(await serverProcesses(), 0);
  await rm(dataFolder, { recursive: true });
});

async function start(): Promise<void> {
  databases = await startEmbeddedDatabases({ dataFolder, report: () => undefined });
}

const query = (sql: string) =>
  withConnection(databases.urls.users.migration, (connection) => connection.query<unknown[]>(sql));

const MIGRATED = `CREATE TABLE _prisma_migrations (finished_at DATETIME)`;

async function keepARow(): Promise<void> {
  await start();
  await query(MIGRATED);
  await query('INSERT INTO _prisma_migrations VALUES (NOW())');
  await query('CREATE TABLE kept (id INT)');
  await query('INSERT INTO kept VALUES (7)');
}

const serverProcesses = () => findProcesses(`--datadir=${path.join(dataFolder, 'mysql')}`);

test('after a stop, with the same passwords', async () => {
  await keepARow();
  const before = databases.urls.users.service;
  await databases.server.stop();
  expect(await serverProcesses()).toEqual([]);
  await start();
  expect(await query('SELECT id FROM kept')).toEqual([{ id: 7 }]);
  expect(new URL(databases.urls.users.service).password).toBe(new URL(before).password);
});

test('after its server was killed', async () => {
  await keepARow();
  await endProcesses(await serverProcesses(), 0);
  await start();
  expect(await query('SELECT id FROM kept')).toEqual([{ id: 7 }]);
});

test('from a server that was left behind, which it ends', async () => {
  await keepARow();
  await databases.server.stop();
  const program = await requireServerProgram(() => undefined);
  const args = ['--no-defaults', `--datadir=${path.join(dataFolder, 'mysql')}`, '--skip-networking', ...runAsSelf()];
  const socket = path.join(dataFolder, 'mysql', 'orphan.sock');
  const orphan = spawn(program.server, [...args, `--socket=${socket}`], { stdio: 'ignore', detached: true });
  while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 20));
  await start();
  expect(await query('SELECT id FROM kept')).toEqual([{ id: 7 }]);
  expect(await serverProcesses()).not.toContain(orphan.pid);
});

test('when the making of the data folder was cut off', async () => {
  const unfinished = path.join(dataFolder, 'mysql.unfinished');
  await mkdir(unfinished);
  await writeFile(path.join(unfinished, 'ibdata1'), 'half a file');
  await start();
  expect(existsSync(unfinished)).toBe(false);
  expect(await query('SHOW TABLES')).toEqual([]);
});

test('when the first migration was cut off: it begins anew, for nothing can be lost', async () => {
  await start();
  await query(MIGRATED);
  await query('INSERT INTO _prisma_migrations VALUES (NULL)');
  await query('CREATE TABLE half_made (id INT)');
  await databases.server.stop();
  await start();
  expect(await query('SHOW TABLES')).toEqual([]);
});
