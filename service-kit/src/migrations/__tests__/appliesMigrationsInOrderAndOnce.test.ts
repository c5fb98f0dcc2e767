import { createHash } from 'node:crypto';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

let scratch: Scratch;
beforeEach(async () => (scratch = await createScratch()));
afterEach(() => scratch.drop());

test('by name, and never twice', async () => {
  await scratch.write('2_second', 'ALTER TABLE t ADD COLUMN b INT');
  await scratch.write('1_first', 'CREATE TABLE t (a INT)');
  await expect(migrate(scratch)).resolves.toEqual(['1_first', '2_second']);
  await expect(migrate(scratch)).resolves.toEqual([]);
  await scratch.write('3_third', 'DROP TABLE t');
  await expect(migrate(scratch)).resolves.toEqual(['3_third']);
});

test('and records them as Prisma does', async () => {
  const script = 'CREATE TABLE t (a INT);\n';
  await scratch.write('1_first', script);
  await migrate(scratch);
  const [record, ...more] = await scratch.query<Record<string, unknown>>('SELECT * FROM _prisma_migrations');
  expect(more).toEqual([]);
  expect(record).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    checksum: createHash('sha256').update(script).digest('hex'),
    migration_name: '1_first',
    started_at: expect.any(Date),
    finished_at: expect.any(Date),
    rolled_back_at: null,
    logs: null,
    applied_steps_count: 1,
  });
});

test('statement by statement, wherever a semicolon stands', async () => {
  await scratch.write(
    '1_first',
    [
      '-- a comment; with a semicolon',
      'CREATE TABLE `odd;name` (a VARCHAR(40)); # another;',
      "INSERT INTO `odd;name` VALUES ('it''s; ok'), ('back\\\\slash;'), (\"a 'double'; one\");",
      "/* and; one more */ INSERT INTO `odd;name` VALUES ('last')",
      '-- the end;',
    ].join('\n'),
  );
  await migrate(scratch);
  await expect(scratch.query('SELECT a FROM `odd;name`')).resolves.toEqual([
    { a: "it's; ok" },
    { a: 'back\\slash;' },
    { a: "a 'double'; one" },
    { a: 'last' },
  ]);
});

test('takes a script of nothing but a comment', async () => {
  await scratch.write('1_first', '-- This is an empty migration.\n');
  await expect(migrate(scratch)).resolves.toEqual(['1_first']);
});
