import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { type Basket, BOB, customers, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await shop.offer('1', { stock: 3 });
  await shop.offer('2', { price: 2_000_000_000, stock: 5 });
});
afterAll(() => shop.close());

/** How many rows each table has, and what is left of the books. */
async function contents() {
  const { customer, order, orderItem, promotionRedemption } = shop.prisma;
  return Promise.all([
    customer.count(),
    order.count(),
    orderItem.count(),
    promotionRedemption.count(),
    shop.offerOf('1'),
    shop.offerOf('2'),
  ]);
}

test.each<[string, Basket]>([
  ['bookNotOffered', [['99', 1]]],
  ['insufficientStock', [['1', 4]]],
  ['invalidInput', [['1', 0]]],
  ['invalidInput', [['2', 5]]],
])('%s %j', async (kind, basket) => {
  const [newcomer = ''] = customers(1);
  const before = await contents();
  expect(await shop.buy(newcomer, basket)).toMatchObject({ kind });
  expect(await contents()).toEqual(before);
});

test('also when a new customer tries many times at once', async () => {
  const [newcomer = ''] = customers(1);
  const before = await contents();
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => shop.buy(newcomer, [['1', 4]])));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['insufficientStock']));
  expect(await contents()).toEqual(before);
});

test('while what was bought before stays', async () => {
  const order = orderIn(await shop.buy(BOB, [['1', 1]], 'the-key-of-a-purchase'));
  const before = await contents();
  expect(await shop.buy(BOB, [['1', 2]], 'the-key-of-a-purchase')).toEqual({ kind: 'idempotencyKeyReused' });
  expect(await shop.buy(BOB, [['1', 99]])).toMatchObject({ kind: 'insufficientStock' });
  expect(await contents()).toEqual(before);
  expect(await shop.orders.findMany([order.id], BOB)).toEqual([order]);
});
