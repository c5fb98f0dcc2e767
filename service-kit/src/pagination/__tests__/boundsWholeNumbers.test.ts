import { expect, test } from '@jest/globals';

import { boundedInteger } from '../boundedInteger.ts';

test.each([1, 7, 100])('%d is between 1 and 100', (value) => {
  expect(boundedInteger(value, 1, 100, ['first'])).toBe(value);
});

test.each([0, 101, -1, NaN, null, undefined])('%s is not', (value) => {
  expect(() => boundedInteger(value, 1, 100, ['first'])).toThrow(
    expect.objectContaining({
      message: 'first must be between 1 and 100.',
      extensions: { code: 'BAD_USER_INPUT', argumentPath: ['first'] },
    }),
  );
});
