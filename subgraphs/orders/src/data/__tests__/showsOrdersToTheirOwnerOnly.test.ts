import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Order } from '../../domain/Order.ts';
import { ALICE, BOB, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
let order: Order;
beforeAll(async () => {
  shop = await openShop();
  await shop.offer('1');
  order = orderIn(await shop.buy(ALICE, [['1', 1]]));
});
afterAll(() => shop.close());

test('the owner reads what was stored', async () => {
  expect(await shop.loadersOf(ALICE).orderById.load(order.id)).toEqual(order);
});

test("another's order and none are the same nothing", async () => {
  const { orderById } = shop.loadersOf(BOB);
  expect(await orderById.loadMany([order.id, '01900000-0000-7000-8000-000000000000'])).toEqual([null, null]);
});

test.each(['', 'x'.repeat(100_000), "' OR '1'='1", '%', '${1}', '\u0000', '\ud800', '🦄'])(
  'an id that no order can have, such as %j, finds nothing',
  async (id) => {
    expect(await shop.loadersOf(ALICE).orderById.load(id)).toBeNull();
  },
);

test('an id in capitals is another id', async () => {
  expect(await shop.loadersOf(ALICE).orderById.load(order.id.toUpperCase())).toBeNull();
});

test('a list holds the orders of its customer only', async () => {
  await shop.buy(BOB, [['1', 1]]);
  const page = { limit: 100, from: 'start', after: null, before: null } as const;
  expect((await shop.orders.findPage(ALICE, page)).items).toEqual([order]);
});
