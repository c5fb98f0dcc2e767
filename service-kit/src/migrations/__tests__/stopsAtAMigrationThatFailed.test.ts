import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

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

test('refuses to go on, until somebody says that it is repaired', async () => {
  await migrate(scratch).catch(() => undefined);
  await expect(migrate(scratch)).rejects.toThrow(`${broken} failed or was interrupted half-way`);
  await scratch.query("UPDATE _prisma_migrations SET rolled_back_at = NOW() WHERE migration_name = '2_broken'");
  await scratch.query('DROP TABLE u');
  await scratch.write('2_broken', 'CREATE TABLE u (a INT)');
  await expect(migrate(scratch)).resolves.toEqual(['2_broken', '3_third']);
});
