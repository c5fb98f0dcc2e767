import { rm } from 'node:fs/promises';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { migrate } from '../migrate.ts';
import { createScratch, type Scratch } from './createScratch.ts';

let scratch: Scratch;
let first: string;
let second: string;

beforeEach(async () => {
  scratch = await createScratch();
  first = await scratch.write('1_first', 'CREATE TABLE t (a INT);\n');
  second = await scratch.write('3_second', 'CREATE TABLE u (a INT);\n');
  await migrate(scratch);
});

afterEach(() => scratch.drop());

test('edited after it was applied', async () => {
  await scratch.write('1_first', 'CREATE TABLE t (a BIGINT);\n');
  await expect(migrate(scratch)).rejects.toThrow(`${first} was edited`);
});

test('but not one whose line endings were turned by the checkout', async () => {
  await scratch.write('1_first', 'CREATE TABLE t (a INT);\r\n');
  await expect(migrate(scratch)).resolves.toEqual([]);
});

test('missing from the folder before one that is there', async () => {
  await rm(path.dirname(first), { recursive: true });
  await expect(migrate(scratch)).rejects.toThrow(`${first} is missing`);
});

test('a folder without its file', async () => {
  await rm(second);
  await expect(migrate(scratch)).rejects.toThrow(`${second} is missing`);
});

test('new, yet before one that is applied', async () => {
  const late = await scratch.write('2_late', 'CREATE TABLE v (a INT)');
  await expect(migrate(scratch)).rejects.toThrow(`${late} is out of order`);
  await expect(scratch.query("SHOW TABLES LIKE 'v'")).resolves.toEqual([]);
});
