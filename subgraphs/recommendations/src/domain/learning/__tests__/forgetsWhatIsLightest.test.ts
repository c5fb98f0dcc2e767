import { expect, test } from '@jest/globals';

import { NeighborList } from '../NeighborList.ts';

const settings = { halfLifeDays: 10, neighbors: 3 };
const weights = ({ ids, weights: all, size }: NeighborList) =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [ids[index], all[index]]));

test('weights halve after a half-life, whichever order events come in', () => {
  const list = new NeighborList();
  list.add(1, 8, 0, settings);
  list.add(2, 1, 20, settings);
  list.add(3, 8, 10, settings);
  expect(weights(list)).toEqual({ 1: 2, 2: 1, 3: 4 });
});

test('what was added and is taken away again is gone', () => {
  const list = new NeighborList();
  list.add(1, 1, 0, settings);
  list.add(2, 1, 5, settings);
  list.add(1, -1, 0, settings);
  expect(weights(list)).toEqual({ 2: 1 });
});

test('a full list forgets the lightest, and one that weighs next to nothing goes by itself', () => {
  const list = new NeighborList();
  for (const [id, weight] of [
    [1, 3],
    [2, 1],
    [3, 2],
    [4, 1.5],
  ] as const)
    list.add(id, weight, 0, settings);
  expect(weights(list)).toEqual({ 1: 3, 3: 2, 4: 1.5 });
  list.add(5, 1, 500, settings);
  expect(weights(list)).toEqual({ 5: 1 });
});
