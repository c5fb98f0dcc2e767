import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { whenChanged } from '../whenChanged.ts';

let folder: string;
let done: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stamps-'));
  done = 0;
  await writeFile(path.join(folder, 'input'), 'one');
});
afterEach(() => rm(folder, { recursive: true }));

const stampFile = () => path.join(folder, 'stamp');
const generate = (work = async () => void done++) => whenChanged([path.join(folder, 'input')], stampFile(), work);

test('once while the input stays', async () => {
  await generate();
  await generate();
  expect(done).toBe(1);
});

test('again when the input changes, or changes back', async () => {
  await generate();
  await writeFile(path.join(folder, 'input'), 'two');
  await generate();
  await writeFile(path.join(folder, 'input'), 'one');
  await generate();
  expect(done).toBe(3);
});

test('again when the outputs are gone', async () => {
  await generate();
  await rm(stampFile());
  await generate();
  expect(done).toBe(2);
});

test('again after a failure, though an earlier time succeeded', async () => {
  await generate();
  await writeFile(path.join(folder, 'input'), 'two');
  await expect(generate(() => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off');
  await writeFile(path.join(folder, 'input'), 'one');
  await generate();
  expect(done).toBe(2);
});
