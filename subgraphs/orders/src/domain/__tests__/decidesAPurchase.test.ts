import { expect, test } from '@jest/globals';

import type { OrderDecision } from '../decideOrder.ts';
import { decide, now, offer, usd } from './decide.ts';

test('an order is placed at the prices of the offers', () => {
  expect(decide('1×1 1×2')).toEqual({
    kind: 'placed',
    order: {
      id: 'an order',
      customerId: 'a customer',
      status: 'PLACED',
      placedAt: now,
      canceledAt: null,
      subtotal: usd(1700),
      total: usd(1700),
    },
    items: [
      { bookId: '1', quantity: 1, unitPrice: usd(1000) },
      { bookId: '2', quantity: 1, unitPrice: usd(700) },
    ],
    promotion: null,
  });
});

test.each<[string, string, OrderDecision]>([
  ['a book without an offer', '1×1 1×99', { kind: 'bookNotOffered', bookId: '99' }],
  ['an id that no book has', '1×__proto__', { kind: 'bookNotOffered', bookId: '__proto__' }],
  [
    'more copies than there are',
    '1×1 3×4',
    { kind: 'insufficientStock', shortages: [{ bookId: '4', requested: 3, available: 2 }] },
  ],
  [
    'a book that is sold out',
    '1×5',
    { kind: 'insufficientStock', shortages: [{ bookId: '5', requested: 1, available: 0 }] },
  ],
  ['a missing book, told before a short one', '1×5 1×99', { kind: 'bookNotOffered', bookId: '99' }],
])('%s cannot be bought', (_, basket, decision) => {
  expect(decide(basket)).toEqual(decision);
});

test('the last copies can be bought', () => {
  expect(decide('2×4')).toMatchObject({ kind: 'placed' });
});

test('an amount beyond GraphQL Int is invalid, the largest within is not', () => {
  const offers = [offer('1', 2 ** 31 - 1), offer('2', 1)];
  expect(decide('1×1', { offers })).toMatchObject({ kind: 'placed', order: { total: usd(2_147_483_647) } });
  expect(decide('1×1 1×2', { offers })).toMatchObject({ kind: 'invalidInput', issues: [{ path: ['items'] }] });
  expect(decide('99×1', { offers })).toMatchObject({ kind: 'invalidInput' });
});

test('offers of two currencies are a fault of the data, not of the customer', () => {
  const offers = [offer('1', 1000), { ...offer('2', 1000), price: { amount: 1000, currency: 'INR' } }];
  expect(() => decide('1×1 1×2', { offers })).toThrow('USD and INR do not add up.');
});
