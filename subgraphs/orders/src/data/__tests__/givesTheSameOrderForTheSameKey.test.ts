import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, BOB, customers, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await Promise.all([shop.offer('1'), shop.offer('2', { stock: 1 }), shop.offer('3')]);
});
afterAll(() => shop.close());

test('20 calls at once with one key place one order', async () => {
  const calls = Array.from({ length: 20 }, () => shop.buy(ALICE, [['1', 1]], 'twenty-at-once'));
  const orders = (await Promise.all(calls)).map(orderIn);
  expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
  expect(await shop.offerOf('1')).toEqual({ stock: 999, timesOrdered: 1 });
});

test('the sequence of the items does not matter, and neither does what is in stock by now', async () => {
  const first = await shop.buy(
    ALICE,
    [
      ['2', 1],
      ['3', 2],
    ],
    'any-sequence',
  );
  const again = await shop.buy(
    ALICE,
    [
      ['3', 2],
      ['2', 1],
    ],
    'any-sequence',
  );
  expect(again).toEqual(first);
  expect(await shop.offerOf('2')).toEqual({ stock: 0, timesOrdered: 1 });
});

test('a key that was used for other items is refused, whatever the items', async () => {
  await shop.buy(ALICE, [['3', 1]], 'used-already');
  for (const basket of [[['3', 2]], [['1', 1]], [['no book', 1]]] as const) {
    expect(await shop.buy(ALICE, basket, 'used-already')).toEqual({ kind: 'idempotencyKeyReused' });
  }
});

test("also when a customer's very first purchases, at once, have one key for different items", async () => {
  const [customer = ''] = customers(1);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, index) => shop.buy(customer, [[index % 2 ? '1' : '3', 1]], 'first-of-all')),
  );
  const placed = outcomes.filter(({ kind }) => kind === 'placed').map(orderIn);
  expect(placed).toHaveLength(10);
  expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
  expect(outcomes.filter(({ kind }) => kind === 'idempotencyKeyReused')).toHaveLength(10);
});

test('an order that was canceled since is given as it is: nothing is bought anew', async () => {
  const order = orderIn(await shop.buy(ALICE, [['3', 1]], 'canceled-since'));
  await shop.cancel(order.id, ALICE);
  const before = await shop.offerOf('3');
  expect(orderIn(await shop.buy(ALICE, [['3', 1]], 'canceled-since'))).toMatchObject({
    id: order.id,
    status: 'CANCELED',
  });
  expect(await shop.offerOf('3')).toEqual(before);
});

test('a purchase that came to nothing does not use the key up', async () => {
  expect(await shop.buy(ALICE, [['99', 1]], 'came-to-nothing')).toMatchObject({ kind: 'bookNotOffered' });
  expect(await shop.buy(ALICE, [['3', 1]], 'came-to-nothing')).toMatchObject({ kind: 'placed' });
});

test('keys that differ in case are two, and every customer has keys of their own', async () => {
  const outcomes = await Promise.all([
    shop.buy(ALICE, [['3', 1]], 'Case-Matters'),
    shop.buy(ALICE, [['3', 1]], 'case-matters'),
    shop.buy(BOB, [['3', 1]], 'case-matters'),
  ]);
  expect(new Set(outcomes.map((outcome) => orderIn(outcome).id)).size).toBe(3);
});
