import { expect, test } from '@jest/globals';

import { diversify, type ScoredBook } from '../diversify.ts';

const scored = (id: number, author: string, score: number): ScoredBook => ({
  score,
  book: { id, author, title: '', category: 'MYSTERY', description: '', reason: { kind: 'POPULAR' } },
});
const ids = (candidates: readonly ScoredBook[], length: number) => diversify(candidates, length).map(({ id }) => id);

test('an author with the best books does not fill the list', () => {
  const candidates = [1, 2, 3, 4].map((id) => scored(id, 'Christie', 10 - id)).concat(scored(5, 'Hammett', 5));
  // 9, then 8 × 0.7 and 5, then 5 and 7 × 0.49.
  expect(ids(candidates, 3)).toEqual([1, 2, 5]);
});

test('of different authors the best comes first, of equal scores the one given first', () => {
  expect(ids([scored(3, 'a', 1), scored(1, 'b', 2), scored(2, 'c', 1)], 5)).toEqual([1, 3, 2]);
  expect(ids([scored(9, 'a', 0), scored(8, 'a', 0)], 2)).toEqual([9, 8]);
});
