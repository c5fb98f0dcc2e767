import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

const program = path.resolve(import.meta.dirname, '../../../dist/migrations/main.js');

let scratch: Scratch;
let broken: string;

beforeEach(async () => {
  scratch = await createScratch();
  await scratch.write('1_first', 'CREATE TABLE t (a INT)');
  broken = await scratch.write('2_broken', 'CREATE TABLE u (a INT); CREATE TABLE t (a INT); CREATE TABLE v (a INT)');
  await scratch.write('3_third', 'CREATE TABLE w (a INT)');
});

afterEach(() => scratch.drop());

test('names its file and what the database said, and applies nothing after it', async () => {
  await expect(migrate(scratch)).rejects.toThrow(`${broken} failed: Table 't' already exists`);
  const tables = await scratch.query<Record<string, string>>('SHOW TABLES');
  expect(tables.flatMap((row) => Object.values(row))).toEqual(['_prisma_migrations', 't', 'u']);
});

test('keeps it unfinished, with the reason', async () => {
  await migrate(scratch).catch(() => undefined);
  await expect(
    scratch.query(
      'SELECT migration_name, finished_at, applied_steps_count, logs FROM _prisma_migrations ORDER BY migration_name',
    ),
  ).resolves.toEqual([
    { migration_name: '1_first', finished_at: expect.any(Date), applied_steps_count: 1, logs: null },
    {
      migration_name: '2_broken',
      finished_at: null,
      applied_steps_count: 0,
      logs: expect.stringContaining('already exists'),
    },
  ]);
});

/** Has the failed migration refused, and runs one of the statements that it is told. */
async function say(what: 'finished_at' | 'rolled_back_at'): Promise<void> {
  const refusal: Error = await migrate(scratch).then(fail, (error: Error) => error);
  expect(refusal.message).toContain(`${broken} failed or was interrupted half-way`);
  const statement = new RegExp(`UPDATE _prisma_migrations SET ${what} .*;$`, 'm').exec(refusal.message)?.[0];
  await scratch.query(statement ?? fail());
}

function fail(): never {
  throw new Error('No such statement was told.');
}

test('refuses to go on, until somebody has taken it back, and says so as they are told', async () => {
  await migrate(scratch).catch(() => undefined);
  await scratch.query('DROP TABLE u');
  await scratch.write('2_broken', 'CREATE TABLE u (a INT)');
  await say('rolled_back_at');
  await expect(migrate(scratch)).resolves.toEqual(['2_broken', '3_third']);
});

test('or has done the rest of it', async () => {
  await migrate(scratch).catch(() => undefined);
  await scratch.query('CREATE TABLE v (a INT)');
  await say('finished_at');
  await expect(migrate(scratch)).resolves.toEqual(['3_third']);
});

test('is told in the same way when its process was killed half-way', async () => {
  await scratch.write('2_broken', 'CREATE TABLE u (a INT); DO SLEEP(1); CREATE TABLE v (a INT)');
  const env = { DATABASE_URL: scratch.databaseUrl, MIGRATIONS_PATH: scratch.folder };
  const killed = spawn(process.execPath, [program], { env, stdio: 'ignore' });
  while ((await scratch.query("SHOW TABLES LIKE 'u'")).length === 0) await delay(20);
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  await say('rolled_back_at');
  await scratch.query('DROP TABLE u');
  await scratch.query('DROP TABLE IF EXISTS v');
  await expect(migrate(scratch)).resolves.toEqual(['2_broken', '3_third']);
});
