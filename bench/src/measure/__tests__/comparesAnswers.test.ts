import { expect, test } from '@jest/globals';

import { canonicalJson } from '../canonicalJson.ts';

test('the order of keys tells nothing, that of lists does', () => {
  const answer = { b: [{ y: 1, x: null }], a: 'text' };
  expect(canonicalJson(answer)).toBe(canonicalJson({ a: 'text', b: [{ x: null, y: 1 }] }));
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
});
