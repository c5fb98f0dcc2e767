import { setImmediate } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { RequestScheduler } from '../RequestScheduler.ts';

/** How many of very many requests start in each iteration of the event loop, if an iteration takes so long and no longer. */
async function startedByIteration(iterations: number, iterationMs: number): Promise<number[]> {
  let [clock, started] = [0, 0];
  const scheduler = new RequestScheduler(() => (clock += iterationMs));
  for (let count = 0; count < 1_000; count++) void scheduler.turn().then(() => (started += 1));
  const counts: number[] = [];
  for (let iteration = 0; iteration < iterations; iteration++) {
    started = 0;
    await setImmediate();
    counts.push(started);
  }
  return counts;
}

test('requests start in the order of their arrival, and none synchronously', async () => {
  const started: number[] = [];
  const scheduler = new RequestScheduler();
  const numbers = Array.from({ length: 10 }, (_, at) => at);
  const turns = numbers.map((at) => scheduler.turn().then(() => started.push(at)));
  expect(started).toEqual([]);
  await Promise.all(turns);
  expect(started).toEqual(numbers);
});

test.each([
  // Four in 4 ms: one in each iteration.
  [4, 1],
  [1, 4],
  [0.5, 8],
  [0.01, 16],
])('when four took %p ms, %p start in an iteration', async (iterationMs, expected) => {
  const counts = await startedByIteration(20, iterationMs);
  expect([counts[0], counts.at(-1)]).toEqual([4, expected]);
});
