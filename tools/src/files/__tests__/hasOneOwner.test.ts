import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { openDataFolder } from '../openDataFolder.ts';

let parent: string;
beforeEach(async () => (parent = await mkdtemp(path.join(tmpdir(), 'owner-'))));
afterEach(() => rm(parent, { recursive: true }));

test('an open data folder is rejected, by any path, until it is released', async () => {
  const folder = path.join(parent, 'a'.repeat(120), 'data');
  const first = await openDataFolder(folder);
  const again = openDataFolder(path.join(folder, '..', 'data'));
  await expect(again).rejects.toThrow(`in use by another instance (process ${process.pid})`);
  await first.release();
  await (await openDataFolder(folder)).release();
});

test('it is made for its owner alone', async () => {
  const folder = path.join(parent, 'data');
  await (await openDataFolder(folder)).release();
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});
