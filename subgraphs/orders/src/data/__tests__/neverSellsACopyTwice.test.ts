import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { type Basket, customers, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test('of 50 customers who want the last 10 copies at once, 10 get one', async () => {
  await shop.offer('1', { stock: 10 });
  const outcomes = await Promise.all(customers(50).map((customer) => shop.buy(customer, [['1', 1]])));
  expect(outcomes.filter(({ kind }) => kind === 'placed')).toHaveLength(10);
  expect(outcomes.filter(({ kind }) => kind === 'insufficientStock')).toHaveLength(40);
  expect(await shop.offerOf('1')).toEqual({ stock: 0, timesOrdered: 10 });
});

test('an order that falls short of one book takes nothing of the others', async () => {
  await Promise.all([shop.offer('11', { stock: 5 }), shop.offer('12', { stock: 1 })]);
  const [customer = ''] = customers(1);
  const basket: Basket = [
    ['11', 1],
    ['12', 2],
  ];
  expect(await shop.buy(customer, basket)).toEqual({
    kind: 'insufficientStock',
    shortages: [{ bookId: '12', requested: 2, available: 1 }],
  });
  expect(await shop.offerOf('11')).toEqual({ stock: 5, timesOrdered: 0 });
  expect(await shop.prisma.order.count({ where: { customerId: customer } })).toBe(0);
});

test('baskets of the same books in any sequence do not wait for each other in a circle', async () => {
  const books = ['21', '22', '23', '24', '25'];
  await Promise.all(books.map((book) => shop.offer(book, { stock: 100 })));
  const shuffled = (turn: number): Basket => {
    const basket = books.map((book) => [book, 1] as const);
    return turn % 2 ? basket : basket.toReversed();
  };
  const outcomes = await Promise.all(customers(40).map((customer, turn) => shop.buy(customer, shuffled(turn))));
  expect(outcomes.every(({ kind }) => kind === 'placed')).toBe(true);
  for (const book of books) expect(await shop.offerOf(book)).toEqual({ stock: 60, timesOrdered: 40 });
});

test('through a storm of orders and cancellations, what is left and what is ordered stay all there was', async () => {
  const books = ['31', '32', '33'];
  await Promise.all(books.map((book) => shop.offer(book, { stock: 30 })));
  const pick = (turn: number) => books.at(turn % books.length) ?? '';
  await Promise.all(
    customers(30).map(async (customer, turn) => {
      const basket: Basket = [
        [pick(turn), 1 + (turn % 3)],
        [pick(turn + 1), 2],
      ];
      for (let round = 0; round < 3; round += 1) {
        const outcome = await shop.buy(customer, basket);
        if (outcome.kind !== 'placed' || round === 2) continue;
        await Promise.all([1, 2].map(() => shop.cancel(outcome.order.id, customer)));
      }
    }),
  );
  for (const book of books) {
    const { stock = 0, timesOrdered = 0 } = await shop.offerOf(book);
    expect(stock + timesOrdered).toBe(30);
    const { _sum: sum } = await shop.prisma.orderItem.aggregate({
      where: { bookId: Number(book), order: { status: { not: 'CANCELED' } } },
      _sum: { quantity: true },
    });
    expect(timesOrdered).toBe(sum.quantity ?? 0);
  }
});

test('the database itself refuses a stock below zero', async () => {
  await shop.offer('41', { stock: 1 });
  await expect(shop.prisma.$executeRaw`UPDATE Offer SET stock = stock - 2 WHERE bookId = 41`).rejects.toThrow(
    'out of range',
  );
});

test('a price that changes later does not touch the order', async () => {
  await shop.offer('51', { price: 500 });
  const [customer = ''] = customers(1);
  const order = orderIn(await shop.buy(customer, [['51', 2]]));
  await shop.prisma.offer.update({ where: { bookId: 51 }, data: { price: 900 } });
  const [items] = await shop.orders.findItems([order]);
  expect(items).toEqual([{ bookId: '51', quantity: 2, unitPrice: { amount: 500, currency: 'USD' } }]);
});
