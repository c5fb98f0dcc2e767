import { setImmediate } from 'node:timers/promises';

import { expect, test } from '@jest/globals';
import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';

import { inTurns } from '../inTurns.ts';

const request = (path: string) => ({ path }) as HttpRequest;
const response = (body: string): HttpResponse => ({ status: 200, headers: {}, body });

/** How many of very many requests begin in each turn of the event loop, where a turn takes so long and no longer. */
async function begunByTurn(turns: number, turnMs: number): Promise<number[]> {
  let [clock, begun] = [0, 0];
  const route = inTurns(
    ({ path }) => {
      begun += 1;
      return response(path);
    },
    () => (clock += turnMs),
  );
  for (let count = 0; count < 1_000; count++) void route(request('/graphql'));
  const counts: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    begun = 0;
    await setImmediate();
    counts.push(begun);
  }
  return counts;
}

test('requests begin in the order in which they came, and none at once', async () => {
  const begun: string[] = [];
  const route = inTurns(({ path }) => {
    begun.push(path);
    return response(path);
  });
  const paths = Array.from({ length: 10 }, (_, at) => `/${at}`);
  const answers = paths.map(async (path) => route(request(path)));
  expect(begun).toEqual([]);
  expect(await Promise.all(answers)).toEqual(paths.map(response));
  expect(begun).toEqual(paths);
});

test.each([
  // Four in 4 ms: a single one in each.
  [4, 1],
  [1, 4],
  [0.5, 8],
  [0.01, 16],
])('when four took %p ms, %p begin in a turn', async (turnMs, expected) => {
  const counts = await begunByTurn(20, turnMs);
  expect([counts[0], counts.at(-1)]).toEqual([4, expected]);
});

test('one that fails holds up none', async () => {
  const route = inTurns(({ path }) => {
    if (path === '/bad') throw new Error('no');
    return response(path);
  });
  const [bad, good] = await Promise.allSettled(['/bad', '/good'].map(async (path) => route(request(path))));
  expect([bad?.status, good]).toEqual(['rejected', { status: 'fulfilled', value: response('/good') }]);
  expect(await route(request('/later'))).toEqual(response('/later'));
});
