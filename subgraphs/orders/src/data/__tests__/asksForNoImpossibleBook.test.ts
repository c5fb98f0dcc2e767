import { expect, test } from '@jest/globals';

import { bookKeys } from '../bookKeys.ts';

test('keys come ascending, which is the sequence in which offers are locked', () => {
  expect(bookKeys(['10', '9', '2147483647', '1'])).toEqual([1, 9, 10, 2147483647]);
});

test.each(['0', '-1', '01', '1.0', '1e0', ' 1', '0x1', '2147483648', '9'.repeat(400), 'NaN', '', '１'])(
  'no book has the id %j',
  (bookId) => {
    expect(bookKeys([bookId])).toEqual([]);
  },
);
