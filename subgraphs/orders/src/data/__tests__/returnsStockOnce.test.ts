import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, BOB, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await Promise.all(['1', '2', '3'].map((book) => shop.offer(book, { stock: 10 })));
});
afterAll(() => shop.close());

test('20 cancellations at once return the copies once, and each tells the same', async () => {
  const order = orderIn(
    await shop.buy(ALICE, [
      ['1', 2],
      ['2', 1],
    ]),
  );
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => shop.cancel(order.id, ALICE)));
  const [first] = outcomes;
  expect(first).toMatchObject({ kind: 'canceled', order: { id: order.id, status: 'CANCELED' } });
  expect(outcomes.every((outcome) => JSON.stringify(outcome) === JSON.stringify(first))).toBe(true);
  expect(await shop.offerOf('1')).toEqual({ stock: 10, timesOrdered: 0 });
  expect(await shop.offerOf('2')).toEqual({ stock: 10, timesOrdered: 0 });
});

test('a shipped order stays as it is', async () => {
  const order = orderIn(await shop.buy(ALICE, [['3', 1]]));
  await shop.prisma.order.update({ where: { id: order.id }, data: { status: 'SHIPPED' } });
  expect(await shop.cancel(order.id, ALICE)).toEqual({
    kind: 'orderNotCancelable',
    order: { ...order, status: 'SHIPPED' },
  });
  expect(await shop.offerOf('3')).toEqual({ stock: 9, timesOrdered: 1 });
});

test("another's order is not found, like one that never was, and stays as it is", async () => {
  const order = orderIn(await shop.buy(ALICE, [['3', 1]]));
  const foreign = [order.id, '01900000-0000-7000-8000-000000000000', "' OR '1'='1", '', `${order.id} `];
  for (const orderId of foreign) expect(await shop.cancel(orderId, BOB)).toEqual({ kind: 'orderNotFound' });
  expect(await shop.orders.findMany([order.id], ALICE)).toEqual([order]);
});

test('an id in another form is another id', async () => {
  const order = orderIn(await shop.buy(ALICE, [['3', 1]]));
  for (const orderId of [order.id.toUpperCase(), `${order.id} `]) {
    expect(await shop.cancel(orderId, ALICE)).toEqual({ kind: 'orderNotFound' });
  }
});
