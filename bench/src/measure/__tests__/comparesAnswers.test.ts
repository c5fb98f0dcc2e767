import { expect, test } from '@jest/globals';

import { canonicalJson } from '../canonicalJson.ts';

test('ignores the order of keys, and compares the order of lists', () => {
  const answer = { b: [{ y: 1, x: null }], a: 'text' };
  expect(canonicalJson(answer)).toBe(canonicalJson({ a: 'text', b: [{ x: null, y: 1 }] }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
});
