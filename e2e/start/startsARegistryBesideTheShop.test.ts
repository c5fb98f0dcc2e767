import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { processesOf, Shop } from './Shop.ts';

let dataFolder: string;

beforeAll(async () => {
  dataFolder = await realpath(await mkdtemp(path.join(tmpdir(), 'online-books-start-')));
});

afterAll(() => rm(dataFolder, { recursive: true }));

test('npm start -- --registry serves a registry with the shop’s subgraphs, and Ctrl-C ends it', async () => {
  const shop = new Shop(dataFolder, '--registry');
  await shop.open();
  expect(await processesOf(dataFolder)).toHaveLength(6);
  const [, url] = /APOLLO_REGISTRY_URL=(\S+)/.exec(shop.output) ?? [];
  const key = (await readFile(path.join(dataFolder, 'registry/key'), 'utf8')).trim();
  expect(shop.output).not.toContain(key);
  const response = await fetch(url!, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query: '{ graph(id: "shop") { variant(name: "current") { subgraphs { name } } } }' }),
  });
  const { data } = (await response.json()) as { data: { graph: { variant: { subgraphs: Array<{ name: string }> } } } };
  const names = data.graph.variant.subgraphs.map(({ name }) => name);
  expect(names.sort()).toEqual(['orders', 'recommendations', 'users']);
  shop.pressControlC();
  await shop.exit;
  expect(await processesOf(dataFolder)).toEqual([]);
});

test('an option that does not exist is named with the ones that do', async () => {
  const shop = new Shop(dataFolder, '--surprise');
  expect(await shop.exit).toBe(1);
  expect(shop.output).toContain('usage: npm start [-- --registry]');
});
