import { expect, test } from '@jest/globals';

import { headerPattern } from '../headerPattern.ts';

test.each([
  ['x-*', ['x-', 'x-a'], ['x', 'ax-']],
  ['*-id', ['-id', 'request-id'], ['id', '-id-']],
  ['x-*-id', ['x--id', 'x-a-id', 'x-id-id'], ['x-id', 'x-a-ids']],
  ['*', ['', 'anything'], []],
  ['*tenant*', ['tenant', 'x-tenant-id'], ['tenan']],
  ['a*a', ['aa', 'aba'], ['a']],
  ['*a*b*', ['ab', 'xaxbx'], ['ba']],
  ['exact', ['exact'], ['exactly', '']],
])('%s', (pattern, matching, others) => {
  expect(matching.filter(headerPattern(pattern))).toEqual(matching);
  expect(others.filter(headerPattern(pattern))).toEqual([]);
});

/** All texts of these signs, up to a length. */
const texts = (signs: string, length: number): string[] =>
  length === 0 ? [''] : ['', ...texts(signs, length - 1).flatMap((text) => signs.split('').map((sign) => sign + text))];

test('agrees with the regular expression that a pattern stands for', () => {
  const names = [...new Set(texts('ab', 5))];
  for (const pattern of new Set(texts('ab*', 5))) {
    const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
    expect([pattern, names.filter(headerPattern(pattern))]).toEqual([
      pattern,
      names.filter((name) => expression.test(name)),
    ]);
  }
});

test('a pattern that a backtracking matcher takes exponential time for', () => {
  const matches = headerPattern(`${'a*'.repeat(2_000)}b`);
  expect(matches('a'.repeat(100_000))).toBe(false);
});
