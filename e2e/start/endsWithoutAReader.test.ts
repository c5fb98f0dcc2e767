import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { processesOf, Shop } from './Shop.ts';

let dataFolder: string;

beforeAll(async () => {
  dataFolder = await realpath(await mkdtemp(path.join(tmpdir(), 'online-books-unread-')));
});

afterAll(() => rm(dataFolder, { recursive: true }));

test('a shop whose output is closed ends at SIGTERM with all its processes', async () => {
  const shop = new Shop(dataFolder);
  await shop.open();
  shop.npm.stdout!.destroy();
  shop.npm.stderr!.destroy();

  shop.npm.kill('SIGTERM');

  expect([0, 143, 'SIGTERM']).toContain(await shop.exit);
  while ((await processesOf(dataFolder)).length > 0) await delay(50);
});
