import { uuidV7 } from '@online-books/service-kit/database/uuidV7';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Order } from '../../domain/Order.ts';
import type { OrderPosition } from '../../domain/OrderRepository.ts';
import { ALICE, openShop, type Shop } from './Shop.ts';

let shop: Shop;
/** Newest first; three of each millisecond, so that pages end within one. */
let ids: string[];

beforeAll(async () => {
  shop = await openShop();
  await shop.offer('1');
  await shop.prisma.customer.create({ data: { id: ALICE } });
  const rows = Array.from({ length: 30 }, (_, index) => ({
    id: uuidV7(),
    customerId: ALICE,
    placedAt: new Date(1_700_000_000_000 + Math.floor(index / 3)),
    currency: 'USD',
    subtotal: 1,
    total: 1,
    idempotencyKey: `order-${index}`,
    itemsFingerprint: '',
  }));
  await shop.prisma.order.createMany({ data: rows });
  ids = rows
    .toSorted(
      (first, second) => second.placedAt.getTime() - first.placedAt.getTime() || (first.id < second.id ? 1 : -1),
    )
    .map(({ id }) => id);
});
afterAll(() => shop.close());

async function readAll(first: number, onPage: () => Promise<unknown>): Promise<string[]> {
  const seen: Order[] = [];
  let after: OrderPosition | null = null;
  for (let more = true; more;) {
    const page = await shop.orders.findPage(ALICE, { limit: first, from: 'start', after, before: null });
    seen.push(...page.items);
    after = page.items.at(-1) ?? null;
    more = page.hasNextPage;
    await onPage();
  }
  return seen.map(({ id }) => id);
}

test.each([1, 4, 7, 29, 30, 31])(
  'pages of %i hold each order once, newest first, whatever arrives meanwhile',
  async (first) => {
    const all = await readAll(100, async () => undefined);
    expect(all.slice(-30)).toEqual(ids);
    expect(await readAll(first, () => shop.buy(ALICE, [['1', 1]]))).toEqual(all);
  },
);

test('behind the last order there is an empty page', async () => {
  const after = { placedAt: new Date(0), id: '' };
  expect(await shop.orders.findPage(ALICE, { limit: 5, from: 'start', after, before: null })).toEqual({
    items: [],
    hasNextPage: false,
    hasPreviousPage: true,
  });
});

test('the same page of the same customer is read by one statement, however often it is asked for', async () => {
  const { orderPage } = shop.loadersOf(ALICE);
  const page = { limit: 2, from: 'start', after: null, before: null } as const;
  const statements = await shop.statementsOf(() =>
    Promise.all(Array.from({ length: 50 }, () => orderPage.load({ ...page }))),
  );
  expect(statements).toHaveLength(1);
});
