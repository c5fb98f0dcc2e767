import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, type Basket, openShop, orderIn, type Shop } from './Shop.ts';

let shop: Shop;
const books = Array.from({ length: 50 }, (_, index) => String(index + 1));
const basketOf = (count: number): Basket => books.slice(0, count).map((book) => [book, 1]);

beforeAll(async () => {
  shop = await openShop();
  await Promise.all(books.map((book) => shop.offer(book)));
  // From here on Alice has used the promotion, which costs a statement of its own when it is recorded.
  await shop.buy(ALICE, [['1', 3]]);
});
afterAll(() => shop.close());

test('a purchase is eight statements', async () => {
  const one = await shop.statementsOf(() => shop.buy(ALICE, basketOf(1)));
  const fifty = await shop.statementsOf(() => shop.buy(ALICE, basketOf(50)));
  expect(fifty.map(verb)).toEqual(one.map(verb));
  expect(one).toHaveLength(8);
});

test('a cancellation is six statements', async () => {
  const cancel = async (count: number) => {
    const order = orderIn(await shop.buy(ALICE, basketOf(count)));
    return shop.statementsOf(() => shop.cancel(order.id, ALICE));
  };
  const [one, fifty] = [await cancel(1), await cancel(50)];
  expect(fifty.map(verb)).toEqual(one.map(verb));
  expect(one).toHaveLength(6);
});

test('what belongs to orders is one statement a kind, for all orders', async () => {
  const { items: orders } = await shop.orders.findPage(ALICE, {
    limit: 100,
    from: 'start',
    after: null,
    before: null,
  });
  expect(orders.length).toBeGreaterThan(3);
  const statements = await shop.statementsOf(async () => {
    const loaders = shop.loadersOf(ALICE);
    await Promise.all([
      loaders.itemsOfOrder.loadMany(orders),
      loaders.promotionOfOrder.loadMany(orders),
      loaders.offerOfBook.loadMany(books),
    ]);
  });
  expect(statements).toHaveLength(3);
});

function verb(statement: string): string {
  return statement.trim().split(/\s+/).slice(0, 3).join(' ');
}
