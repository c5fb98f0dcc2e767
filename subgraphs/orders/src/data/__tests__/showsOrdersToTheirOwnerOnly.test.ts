import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Order } from '../../domain/Order.ts';
import { createCustomerLoaders } from '../createCustomerLoaders.ts';
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
  expect(await createCustomerLoaders(shop.orders, ALICE).orders.load(order.id)).toEqual(order);
});

test("another's order and none are the same nothing", async () => {
  const { orders } = createCustomerLoaders(shop.orders, BOB);
  expect(await orders.loadMany([order.id, '01900000-0000-7000-8000-000000000000'])).toEqual([null, null]);
});

test.each(['', 'x'.repeat(100_000), "' OR '1'='1", '%', '${1}', '\u0000', '\ud800', '🦄'])(
  'an id that no order can have, such as %j, finds nothing',
  async (id) => {
    expect(await createCustomerLoaders(shop.orders, ALICE).orders.load(id)).toBeNull();
  },
);

test('an id in capitals is another id', async () => {
  expect(await createCustomerLoaders(shop.orders, ALICE).orders.load(order.id.toUpperCase())).toBeNull();
});

test('a list holds the orders of its customer only', async () => {
  await shop.buy(BOB, [['1', 1]]);
  const page = { first: 100, after: null };
  expect((await shop.orders.findPage(ALICE, page)).items).toEqual([order]);
});
