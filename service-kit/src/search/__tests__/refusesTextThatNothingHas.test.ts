import { expect, test } from '@jest/globals';

import { boundedSearch } from '../boundedSearch.ts';

test.each([null, undefined, '', 'a word', 'x'.repeat(16_384)])('%j is looked for', (text) => {
  expect(boundedSearch(text)).toBe(text ?? '');
});

test.each([16_385, 1_000_000])('a text of %d characters is refused, with its path', (length) => {
  expect(() => boundedSearch('ﷺ'.repeat(length))).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argumentPath: ['search'] } }),
  );
});
