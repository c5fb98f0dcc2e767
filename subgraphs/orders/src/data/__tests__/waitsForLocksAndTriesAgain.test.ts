import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, BOB, openShop, type Shop } from './Shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await Promise.all(['1', '2', '3', '4'].map((book) => shop.offer(book)));
});
afterAll(() => shop.close());

const lockOffer = (client: Pick<Shop['prisma'], '$queryRaw'>, bookId: number) =>
  client.$queryRaw`SELECT bookId FROM Offer WHERE bookId = ${bookId} FOR UPDATE`;

test('a purchase that a deadlock ended is made all the same', async () => {
  const purchase = await shop.prisma.$transaction(async (rival) => {
    // Whoever has changed less is the victim: the rival has changed more.
    await rival.customer.createMany({ data: Array.from({ length: 100 }, (_, index) => ({ id: `rival-${index}` })) });
    await lockOffer(rival, 2);
    const bought = shop.buy(ALICE, [
      ['1', 1],
      ['2', 1],
    ]);
    await sleep(200);
    await lockOffer(rival, 1);
    return { bought };
  });
  expect(await purchase.bought).toMatchObject({ kind: 'placed' });
  expect(await shop.offerOf('1')).toMatchObject({ timesOrdered: 1 });
});

test('a purchase waits longer than the server lets it wait for one lock', async () => {
  const started = Date.now();
  const purchase = await shop.prisma.$transaction(
    async (rival) => {
      await lockOffer(rival, 3);
      const bought = shop.buy(BOB, [['3', 1]]);
      await sleep(3500);
      return { bought };
    },
    { timeout: 10_000 },
  );
  expect(await purchase.bought).toMatchObject({ kind: 'placed' });
  expect(Date.now() - started).toBeGreaterThan(3500);
  expect(await shop.offerOf('3')).toMatchObject({ timesOrdered: 1 });
});

test('many more requests than connections wait their turn', async () => {
  const outcomes = await Promise.all(Array.from({ length: 120 }, () => shop.buy(ALICE, [['4', 1]])));
  expect(outcomes.every(({ kind }) => kind === 'placed')).toBe(true);
  expect(await shop.offerOf('4')).toMatchObject({ timesOrdered: 120 });
});
