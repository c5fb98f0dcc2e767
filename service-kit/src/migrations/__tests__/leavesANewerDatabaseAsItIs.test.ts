import { rm } from 'node:fs/promises';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

let scratch: Scratch;
beforeEach(async () => {
  scratch = await createScratch();
  await scratch.write('1_first', 'CREATE TABLE t (a INT)');
});
afterEach(() => scratch.drop());

const tables = async () =>
  (await scratch.query<Record<string, string>>("SHOW TABLES LIKE '_'")).flatMap((row) => Object.values(row));

/** Puts a release out and the one before it back. */
async function rollBack(script: string): Promise<void> {
  const file = await scratch.write('2_newer', script);
  await migrate(scratch).catch(() => undefined);
  await rm(path.dirname(file), { recursive: true });
}

test('when a release is rolled back, and when it comes again', async () => {
  await rollBack('CREATE TABLE u (a INT)');
  await expect(migrate(scratch)).resolves.toEqual([]);
  expect(await tables()).toEqual(['t', 'u']);
  await scratch.write('2_newer', 'CREATE TABLE u (a INT)');
  await expect(migrate(scratch)).resolves.toEqual([]);
});

test('when the release is rolled back because its migration failed', async () => {
  await rollBack('CREATE TABLE u (a INT); CREATE TABLE t (a INT)');
  await expect(migrate(scratch)).resolves.toEqual([]);
});

test('but refuses what the older release would slip in before', async () => {
  await rollBack('CREATE TABLE u (a INT)');
  const late = await scratch.write('1_second', 'CREATE TABLE v (a INT)');
  await expect(migrate(scratch)).rejects.toThrow(`${late} is out of order`);
  expect(await tables()).toEqual(['t', 'u']);
});
