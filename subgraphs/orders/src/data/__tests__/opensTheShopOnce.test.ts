import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { addMissingOrders } from '../addMissingOrders.ts';
import { type Opening, readOpening } from '../readOpening.ts';
import { customers, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
let opening: Opening;
const open = () => addMissingOrders(shop.prisma, opening.offers, opening.orders);

beforeAll(async () => {
  [shop, opening] = await Promise.all([openShop(), readOpening()]);
});
afterAll(() => shop.close());

/** Every row of the database. */
const contents = async () => ({
  offers: await shop.prisma.offer.findMany({ orderBy: { bookId: 'asc' } }),
  orders: await shop.prisma.order.findMany({ include: { items: true, redemption: true }, orderBy: { id: 'asc' } }),
});

/** Copies of each book in orders that are not canceled, counted from the orders themselves. */
const copiesOrdered = async () => {
  const where = { order: { status: { not: 'CANCELED' } } } as const;
  const sums = await shop.prisma.orderItem.groupBy({ by: ['bookId'], where, _sum: { quantity: true } });
  return new Map(sums.map(({ bookId, _sum }) => [bookId, _sum.quantity]));
};

test('replicas that open it at once open it once', async () => {
  const added = await Promise.all([open(), open(), open()]);
  expect(added.filter((count) => count === 0)).toHaveLength(2);
  expect(added).toContain(opening.orders.length);
  expect(await shop.prisma.offer.count()).toBe(opening.offers.length);
});

test('what a book was ordered is what the orders say', async () => {
  const copies = await copiesOrdered();
  const { offers } = await contents();
  for (const { bookId, timesOrdered } of offers) expect(timesOrdered).toBe(copies.get(bookId) ?? 0);
});

test('totals and promotions of the past obey the rules of today', async () => {
  const { orders } = await contents();
  for (const { subtotal, total, items, redemption } of orders) {
    expect(subtotal).toBe(items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0));
    expect(total).toBe(subtotal - (redemption?.discount ?? 0));
  }
  const used = orders.filter(({ redemption }) => redemption?.activeCustomerId);
  expect(used.length).toBeGreaterThan(40);
  expect(new Set(used.map(({ customerId }) => customerId)).size).toBe(used.length);
});

test('opening it again changes nothing, also after it was sold from and canceled in', async () => {
  const [customer = ''] = customers(1);
  await shop.buy(customer, [['1', 2]]);
  const placed = await shop.prisma.order.findFirstOrThrow({
    where: { status: 'PLACED', id: { in: opening.orders.map(({ id }) => id) } },
  });
  orderIn(await shop.cancel(placed.id, placed.customerId));
  const before = await contents();
  expect(await open()).toBe(0);
  expect(await contents()).toEqual(before);
});

test('orders that an opening adds later are counted with what was sold since', async () => {
  const [last] = opening.orders.slice(-1);
  if (!last) throw new Error('There are no orders.');
  const { offers } = opening;
  const [customer = ''] = customers(1);
  const later = {
    ...last,
    id: '01900000-0000-7000-8000-0000000001a7',
    customerId: customer,
    items: [{ bookId: '1', quantity: 5 }],
  };
  const before = await shop.offerOf('1');
  expect(await addMissingOrders(shop.prisma, offers, [...opening.orders, later])).toBe(1);
  expect(await shop.offerOf('1')).toEqual({ stock: before.stock, timesOrdered: Number(before.timesOrdered) + 5 });
});

test('opening it takes as many statements for one order as for all', async () => {
  const other = await openShop();
  const few = await other.statementsOf(() =>
    addMissingOrders(other.prisma, opening.offers, opening.orders.slice(0, 1)),
  );
  const many = await other.statementsOf(() => addMissingOrders(other.prisma, opening.offers, opening.orders));
  await other.close();
  // The offers were there by then; the promotions were not.
  expect(many.length).toBeLessThanOrEqual(few.length + 1);
});
