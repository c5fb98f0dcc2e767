import { expect, test } from '@jest/globals';

import type { Redis } from '../../redis/Redis.ts';
import { RedisResponseStore } from '../RedisResponseStore.ts';

const MEGABYTE = 'x'.repeat(1024 * 1024);

test('bounds the data of pending writes while Redis hangs', async () => {
  const waiting: Array<() => void> = [];
  const client = { pSetEx: () => new Promise<void>((resolve) => waiting.push(resolve)) };
  const redis = { run: (send: (hanging: typeof client) => Promise<unknown>) => send(client) };
  const store = new RedisResponseStore(redis as unknown as Redis);

  for (let at = 0; at < 100; at += 1) store.set(`${at}`, MEGABYTE, 60_000);
  expect(waiting).toHaveLength(16);

  waiting.splice(0, 4).forEach((answer) => answer());
  await new Promise((resolve) => setImmediate(resolve));
  for (let at = 0; at < 100; at += 1) store.set(`${at}`, MEGABYTE, 60_000);
  expect(waiting).toHaveLength(16);
});
