import { expect, test } from '@jest/globals';

import { type PastOrder, replayHistory } from '../replayHistory.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const prices = new Map([
  ['1', usd(1000)],
  ['2', usd(700)],
]);

const pastOrder = (id: string, day: number, canceledOn: number | null, quantity = 3): PastOrder => ({
  id,
  customerId: 'a customer',
  placedAt: new Date(Date.UTC(2026, 0, day)),
  status: canceledOn === null ? 'SHIPPED' : 'CANCELED',
  canceledAt: canceledOn === null ? null : new Date(Date.UTC(2026, 0, canceledOn)),
  items: [{ bookId: '1', quantity }],
});

const totals = (orders: readonly PastOrder[]) => replayHistory(orders, prices).map(({ order }) => order.total.amount);

test('the first order that could use the promotion does, and no later one', () => {
  expect(totals([pastOrder('a', 1, null, 2), pastOrder('b', 2, null), pastOrder('c', 3, null)])).toEqual([
    2000, 2000, 3000,
  ]);
});

test('a canceled order gives the promotion back from the moment of its cancellation', () => {
  expect(
    totals([pastOrder('a', 1, 3), pastOrder('b', 2, null), pastOrder('c', 4, null), pastOrder('d', 5, null)]),
  ).toEqual([2000, 3000, 2000, 3000]);
});

test('each customer has it once', () => {
  expect(totals([pastOrder('a', 1, null), { ...pastOrder('b', 2, null), customerId: 'another' }])).toEqual([
    2000, 2000,
  ]);
});

test('what became of an order is kept', () => {
  const [placed] = replayHistory([pastOrder('a', 1, 3)], prices);
  expect(placed?.order).toMatchObject({ id: 'a', status: 'CANCELED', canceledAt: new Date(Date.UTC(2026, 0, 3)) });
});

test('an order of a book without a price could not have been placed', () => {
  const order = { ...pastOrder('a', 1, null), items: [{ bookId: '9', quantity: 1 }] };
  expect(() => replayHistory([order], prices)).toThrow('Order a could not have been placed: bookNotOffered.');
});
