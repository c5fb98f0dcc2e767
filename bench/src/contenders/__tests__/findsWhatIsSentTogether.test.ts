import { expect, test } from '@jest/globals';

import { toWaves } from '../Trace.ts';

test('requests that come together are a wave', () => {
  const requests = [
    { subgraph: 'stores', body: '1', at: 0 },
    { subgraph: 'users', body: '2', at: 42 },
    { subgraph: 'prices', body: '3', at: 48 },
    { subgraph: 'users', body: '4', at: 90 },
  ];
  const waves = toWaves(requests, { stores: 1, users: 2, prices: 3 });
  expect(waves.map((wave) => wave.map(({ port, body }) => `${port}:${body}`))).toEqual([
    ['1:1'],
    ['2:2', '3:3'],
    ['2:4'],
  ]);
});
