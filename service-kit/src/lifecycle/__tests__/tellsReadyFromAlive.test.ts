import { expect, test } from '@jest/globals';

import type { HttpRequest } from '../../http/HttpMessage.ts';
import { healthRoutes, type LifecycleState } from '../healthRoutes.ts';

async function ask(path: string, state: LifecycleState, isReady: () => Promise<boolean> = async () => true) {
  const { status, body } = await healthRoutes(() => state, isReady)[path]!({} as HttpRequest);
  return [status, (JSON.parse(String(body)) as { status: string }).status];
}

test.each(['starting', 'ready', 'draining'] as const)('what is %s lives', async (state) => {
  expect(await ask('/health/live', state, async () => false)).toEqual([200, 'live']);
});

test.each(['starting', 'draining'] as const)('what is %s is not ready', async (state) => {
  expect(await ask('/health/ready', state)).toEqual([503, state]);
});

test('what serves is ready while all is there that it needs', async () => {
  expect(await ask('/health/ready', 'ready')).toEqual([200, 'ready']);
  expect(await ask('/health/ready', 'ready', async () => false)).toEqual([503, 'unavailable']);
  expect(await ask('/health/ready', 'ready', () => Promise.reject(new Error('unreachable')))).toEqual([
    503,
    'unavailable',
  ]);
});

test('what does not answer whether it is there, is not', async () => {
  expect(await ask('/health/ready', 'ready', () => new Promise(() => undefined))).toEqual([503, 'unavailable']);
});

test('all who ask at once share one look, and the next one looks again', async () => {
  let looks = 0;
  const look = async () => (looks += 1) > 0;
  const { '/health/ready': ready } = healthRoutes(() => 'ready', look);
  await Promise.all([1, 2, 3].map(async () => ready!({} as HttpRequest)));
  expect(looks).toBe(1);
  await ready!({} as HttpRequest);
  expect(looks).toBe(2);
});
