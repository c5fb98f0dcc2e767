import { expect, test } from '@jest/globals';

import type { PurchaseItem } from '../Purchase.ts';
import { validatePurchase } from '../validatePurchase.ts';

const KEY = 'a-key-of-a-client';
const item = (bookId: string, quantity = 1): PurchaseItem => ({ bookId, quantity });
const books = (count: number) => Array.from({ length: count }, (_, index) => item(String(index + 1)));

function faultsOf(idempotencyKey: string, items: readonly PurchaseItem[]): string[] {
  const validation = validatePurchase('a customer', { idempotencyKey, items });
  return validation.kind === 'valid' ? [] : validation.issues.map(({ path }) => path.join('.'));
}

test.each<[string, string, readonly PurchaseItem[]]>([
  ['the shortest key', '12345678', [item('1')]],
  ['the longest key', '~'.repeat(64), [item('1')]],
  ['a key of SQL', `';DROP--"\`\${1}`, [item('1')]],
  ['the most items', KEY, books(50)],
  ['the smallest and the largest quantity', KEY, [item('1', 1), item('2', 99)]],
  ['a book id that no book can have: it is simply not offered', KEY, [item("1' OR 1=1")]],
])('%s is in order', (_, key, items) => {
  expect(faultsOf(key, items)).toEqual([]);
});

test.each<[string, string, readonly PurchaseItem[], string[]]>([
  ['a key too short', '1234567', [item('1')], ['idempotencyKey']],
  ['a key too long', '1'.repeat(65), [item('1')], ['idempotencyKey']],
  ['a key with a space', '1234 5678', [item('1')], ['idempotencyKey']],
  ['a key with a line break at its end', '12345678\n', [item('1')], ['idempotencyKey']],
  ['a key beyond ASCII', 'schlüssel', [item('1')], ['idempotencyKey']],
  ['no items', KEY, [], ['items']],
  ['too many items', KEY, books(51), ['items']],
  ['a quantity of nothing', KEY, [item('1', 0)], ['items.0.quantity']],
  ['a negative quantity', KEY, [item('1'), item('2', -1)], ['items.1.quantity']],
  ['a quantity too large', KEY, [item('1', 100)], ['items.0.quantity']],
  ['half a copy', KEY, [item('1', 1.5)], ['items.0.quantity']],
  ['a book twice', KEY, [item('7'), item('8'), item('7')], ['items.2.bookId']],
  ['a book thrice', KEY, [item('7'), item('7'), item('7')], ['items.1.bookId', 'items.2.bookId']],
  [
    'everything at once',
    '',
    [item('7', 0), item('7', 100)],
    ['idempotencyKey', 'items.0.quantity', 'items.1.bookId', 'items.1.quantity'],
  ],
])('%s is refused at its path', (_, key, items, paths) => {
  expect(faultsOf(key, items)).toEqual(paths);
});

test('an oversized list is not answered with an oversized list', () => {
  expect(faultsOf(KEY, Array(10_000).fill(item('7', 0)))).toHaveLength(1 + 50 + 49);
});
