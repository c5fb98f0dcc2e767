import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createFeedReader } from '@online-books/service-kit/outbox/createFeedReader';
import type { ReadFeed } from '@online-books/service-kit/outbox/OutboxEvent';

import { publishPastOrders } from '../publishPastOrders.ts';
import { ALICE, BOB, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
let readFeed: ReadFeed;
let cursor = 0;
beforeAll(async () => {
  shop = await openShop();
  readFeed = createFeedReader(shop.prisma);
  await Promise.all([shop.offer('1'), shop.offer('2', { stock: 3 }), shop.offer('3')]);
});
afterAll(() => shop.close());

async function news() {
  const page = await readFeed(cursor, 100);
  cursor = page.cursor;
  return page.events.map(({ aggregatetype, aggregateid, type, payload }) => ({
    about: `${aggregatetype} ${aggregateid}`,
    type,
    payload,
  }));
}

test('a purchase is published once, however often it is sent', async () => {
  const basket = [
    ['1', 2],
    ['2', 1],
  ] as const;
  const order = orderIn(await shop.buy(ALICE, basket, 'once-only'));
  await shop.buy(ALICE, basket, 'once-only');
  expect(await news()).toEqual([
    {
      about: `Order ${order.id}`,
      type: 'OrderPlaced',
      payload: {
        orderId: order.id,
        customerId: ALICE,
        placedAt: order.placedAt.toISOString(),
        items: [
          { bookId: '1', quantity: 2 },
          { bookId: '2', quantity: 1 },
        ],
      },
    },
  ]);
});

test('a refused purchase publishes nothing', async () => {
  await shop.buy(BOB, [['2', 50]]);
  await shop.buy(BOB, [['99', 1]]);
  await shop.buy(BOB, [['1', 0]]);
  expect(await news()).toEqual([]);
});

test('who buys the last copy sells a book out, and a cancellation restocks it, once', async () => {
  const order = orderIn(await shop.buy(BOB, [['2', 2]]));
  expect((await news()).map(({ about, type }) => `${about} ${type}`)).toEqual([
    `Order ${order.id} OrderPlaced`,
    'Book 2 BookSoldOut',
  ]);
  await shop.cancel(order.id, BOB);
  await shop.cancel(order.id, BOB);
  await shop.cancel(order.id, ALICE);
  const events = await news();
  expect(events.map(({ about, type }) => `${about} ${type}`)).toEqual([
    `Order ${order.id} OrderCanceled`,
    'Book 2 BookRestocked',
  ]);
  expect(events[0]?.payload).toMatchObject({ customerId: BOB, items: [{ bookId: '2', quantity: 2 }] });
});

test('orders of a release without an outbox are published once, and the others not again', async () => {
  await shop.prisma.outboxEvent.deleteMany();
  await shop.prisma.outboxPosition.updateMany({ data: { last: 0n } });
  cursor = 0;
  const recent = orderIn(await shop.buy(ALICE, [['3', 1]]));
  await shop.prisma.offer.create({ data: { bookId: 4, price: 100, currency: 'USD', stock: 0 } });
  await Promise.all([publishPastOrders(shop.prisma), publishPastOrders(shop.prisma)]);
  await publishPastOrders(shop.prisma);
  const types = (await news()).map(({ type }) => type);
  const orders = await shop.prisma.order.count();
  expect(types.filter((type) => type === 'OrderPlaced')).toHaveLength(orders);
  expect(types.filter((type) => type === 'OrderCanceled')).toHaveLength(1);
  expect(types).toContain('BookSoldOut');
  expect(await shop.prisma.outboxEvent.count({ where: { aggregateid: recent.id } })).toBe(1);
});
