import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { Graph } from '../support/Graph.ts';
import { register, signIn } from '../support/people.ts';
import { processesOf, Shop } from './Shop.ts';

let dataFolder: string;

beforeAll(async () => {
  dataFolder = await realpath(await mkdtemp(path.join(tmpdir(), 'online-books-start-')));
});

afterAll(() => rm(dataFolder, { recursive: true }));

async function untilNothingRuns(): Promise<void> {
  while ((await processesOf(dataFolder)).length > 0) await delay(50);
}

test('npm start serves the shop, prints how to use it, and ends with Ctrl-C', async () => {
  const shop = new Shop(dataFolder);
  const graph = new Graph(await shop.open());
  expect(await processesOf(dataFolder)).toHaveLength(5);
  for (const hint of ['/graphql', 'recommendations', 'krishna', 'admin', 'online-books-4-you', 'Ctrl-C']) {
    expect(shop.output).toContain(hint);
  }
  const [, query = ''] = /A first query to paste:\s*(\{.*?\n {2}\})/s.exec(shop.output) ?? [];
  await graph.get(query);
  await signIn(graph, 'krishna');
  await register(graph, 'a-newcomer');

  shop.pressControlC();
  expect([0, 130, 'SIGINT']).toContain(await shop.exit);
  expect(await processesOf(dataFolder)).toEqual([]);
});

test('npm start keeps its data and rejects a second instance', async () => {
  const shop = new Shop(dataFolder);
  await signIn(new Graph(await shop.open()), 'a-newcomer');

  const second = new Shop(dataFolder);
  expect(await second.exit).toBe(1);
  expect(second.output).toMatch(/in use by another instance \(process \d+\)/);
  await signIn(new Graph(await shop.open()), 'a-newcomer');

  shop.npm.kill('SIGKILL');
  await untilNothingRuns();
});

test('npm start recovers after a kill', async () => {
  const shop = new Shop(dataFolder);
  await signIn(new Graph(await shop.open()), 'a-newcomer');
  shop.npm.kill('SIGTERM');
  await shop.exit;
  await untilNothingRuns();
});
