import { describe, expect, test } from '@jest/globals';

import { als } from '../baselines/als.ts';
import { ease } from '../baselines/ease.ts';
import { invertSymmetric } from '../baselines/invertSymmetric.ts';
import { itemKnn } from '../baselines/itemKnn.ts';
import { popularity } from '../baselines/popularity.ts';
import { random } from '../baselines/random.ts';
import { createMeasure } from '../measure.ts';
import { ours } from '../ours.ts';
import { splitHistory } from '../PurchaseHistory.ts';
import { EVALUATION_HISTORY, syntheticHistory } from '../syntheticHistory.ts';

const small = { ...EVALUATION_HISTORY, seed: 5, readers: 250, books: 150, clusters: 4 };
const split = splitHistory(syntheticHistory(small));

test.each([1, 3, 4, 5, 8, 37])('a matrix of %d rows times its inverse is the identity', (size) => {
  const entry = (row: number, column: number) => (row === column ? size : 0.5 / (1 + Math.abs(row - column)));
  const indices = Array.from({ length: size }, (_, index) => index);
  const matrix = indices.flatMap((row) => indices.map((column) => entry(row, column)));
  const inverse = Float32Array.from(matrix);
  invertSymmetric(inverse, size);
  for (const row of indices) {
    for (const column of indices) {
      const product = indices.reduce((sum, k) => sum + matrix[row * size + k]! * inverse[k * size + column]!, 0);
      expect(product).toBeCloseTo(row === column ? 1 : 0, 5);
    }
  }
});

describe.each(Object.entries({ random, popularity, itemKnn, als, ease }))('%s', (name, fit) => {
  const recommend = fit(split);

  test('gives ten items that the user does not own, none twice', () => {
    for (const user of split.heldOut.keys()) {
      const list = recommend(user);
      expect(new Set(list).size).toBe(10);
      expect(list.filter((item) => split.owned[user]!.includes(item))).toEqual([]);
    }
  });

  test('finds more than chance does', () => {
    const { recall10 } = createMeasure(split)(recommend);
    expect(recall10).toBeGreaterThan(name === 'random' ? 0 : 0.1);
  });
});

test('the same history gives the same lists, and another seed another history', async () => {
  const again = splitHistory(syntheticHistory(small));
  expect(again).toEqual(split);
  expect(await ours(again)).toEqual(await ours(split));
  expect(syntheticHistory({ ...small, seed: 6 }).purchases).not.toEqual(syntheticHistory(small).purchases);
});

test('our lists have ten items that the user does not own, and find more than what is popular', async () => {
  const lists = await ours(split);
  for (const [user, list] of lists) {
    expect(new Set(list).size).toBe(10);
    expect(list.filter((item) => split.owned[user]!.includes(item))).toEqual([]);
  }
  const measure = createMeasure(split);
  expect(measure((user) => lists.get(user)!).recall10).toBeGreaterThan(measure(popularity(split)).recall10);
});

test('measures: a hit on place two, and all items in lists', () => {
  const tiny = { history: { users: 1, items: 3, purchases: [] }, owned: [[2]], heldOut: new Map([[0, 1]]) };
  expect(createMeasure(tiny)(() => [0, 1])).toEqual({
    recall10: 1,
    ndcg10: 1 / Math.log2(3),
    coverage: 2 / 3,
    diversity: 1,
  });
});
