import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

const program = path.resolve(import.meta.dirname, '../../../dist/migrations/main.js');
const run = promisify(execFile);

let scratch: Scratch;
beforeEach(async () => (scratch = await createScratch()));
afterEach(() => scratch.drop());

test('of eight that start together each ends well and each migration is applied once', async () => {
  await scratch.write('1_first', 'CREATE TABLE t (a INT); DO SLEEP(0.3); INSERT INTO t VALUES (1)');
  await scratch.write('2_second', 'INSERT INTO t VALUES (2)');
  const env = { DATABASE_URL: scratch.databaseUrl, MIGRATIONS_PATH: scratch.folder };
  const outputs = await Promise.all(
    Array.from({ length: 8 }, async () => (await run(process.execPath, [program], { env })).stdout),
  );
  expect(outputs.toSorted()).toEqual([
    'applied 1_first\napplied 2_second\n',
    ...Array.from({ length: 7 }, () => 'the database is up to date\n'),
  ]);
  await expect(scratch.query('SELECT a FROM t ORDER BY a')).resolves.toEqual([{ a: 1 }, { a: 2 }]);
});

test('gives up in time when another does not end', async () => {
  await scratch.write('1_first', 'DO SLEEP(3)');
  const slow = migrate(scratch);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(migrate({ ...scratch, lockTimeoutSeconds: 1 })).rejects.toThrow('more than 1 s');
  await slow;
});
