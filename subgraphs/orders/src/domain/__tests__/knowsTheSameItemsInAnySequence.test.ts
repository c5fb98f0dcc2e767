import { expect, test } from '@jest/globals';

import { itemsFingerprint, type PurchaseItem } from '../Purchase.ts';

const fingerprint = (...items: Array<[bookId: string, quantity: number]>) =>
  itemsFingerprint(items.map(([bookId, quantity]): PurchaseItem => ({ bookId, quantity })));

test('the sequence does not matter', () => {
  expect(fingerprint(['1', 2], ['10', 1], ['9', 3])).toBe(fingerprint(['9', 3], ['1', 2], ['10', 1]));
});

test.each([
  ['another book', fingerprint(['2', 2])],
  ['another quantity', fingerprint(['1', 3])],

  ['one less', fingerprint()],
  ['a book id that pretends to be two items', fingerprint(['1",2]\n["2', 2])],
])('%s is not the same', (_, other) => {
  expect(other).not.toBe(fingerprint(['1', 2]));
  expect(other).not.toBe(fingerprint(['1', 2], ['2', 2]));
});
