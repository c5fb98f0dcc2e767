import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, type Basket, customers, openShop, orderIn, type Shop, usd } from './Shop.ts';

let shop: Shop;
const THREE_COPIES: Basket = [
  ['1', 2],
  ['2', 1],
];

beforeAll(async () => {
  shop = await openShop();
  await Promise.all([shop.offer('1', { price: 1000 }), shop.offer('2', { price: 700 })]);
});
afterAll(() => shop.close());

test('of 20 orders at once that could use it, one does', async () => {
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => shop.buy(ALICE, THREE_COPIES)));
  const totals = outcomes.map((outcome) => orderIn(outcome).total.amount);
  expect(totals.filter((total) => total === 2000)).toHaveLength(1);
  expect(totals.filter((total) => total === 2700)).toHaveLength(19);
  const promotions = await shop.orders.findPromotions(outcomes.map(orderIn));
  expect(promotions.filter((promotion) => promotion !== null)).toEqual([{ bookId: '2', discount: usd(700) }]);
});

test('a canceled order releases it for the next, and its trace stays', async () => {
  const [customer = ''] = customers(1);
  const first = orderIn(await shop.buy(customer, THREE_COPIES));
  expect(orderIn(await shop.buy(customer, THREE_COPIES)).total).toEqual(usd(2700));

  const canceled = orderIn(await shop.cancel(first.id, customer));
  expect(canceled).toMatchObject({ status: 'CANCELED', total: usd(2000) });
  expect(orderIn(await shop.buy(customer, THREE_COPIES)).total).toEqual(usd(2000));
  expect(orderIn(await shop.buy(customer, THREE_COPIES)).total).toEqual(usd(2700));

  expect(await shop.orders.findPromotions([canceled])).toEqual([{ bookId: '2', discount: usd(700) }]);
  const trace = await shop.prisma.promotionRedemption.findMany({
    where: { customerId: customer },
    orderBy: { redeemedAt: 'asc' },
  });
  expect(trace).toMatchObject([
    { orderId: first.id, redeemedAt: first.placedAt, releasedAt: canceled.canceledAt, activeCustomerId: null },
    { releasedAt: null, activeCustomerId: customer },
  ]);
});

test('the database itself refuses a second use at a time, and a release that is half done', async () => {
  const [customer = ''] = customers(1);
  const first = orderIn(await shop.buy(customer, THREE_COPIES));
  const second = orderIn(await shop.buy(customer, THREE_COPIES));
  const redemption = { customerId: customer, bookId: 1, discount: 1, redeemedAt: new Date() };
  await expect(
    shop.prisma.promotionRedemption.create({ data: { ...redemption, orderId: second.id, activeCustomerId: customer } }),
  ).rejects.toMatchObject({ code: 'P2002' });
  await expect(shop.prisma.promotionRedemption.create({ data: { ...redemption, orderId: second.id } })).rejects.toThrow(
    /PromotionRedemption_activeCustomerId_check/,
  );
  await expect(
    shop.prisma.promotionRedemption.update({ where: { orderId: first.id }, data: { activeCustomerId: null } }),
  ).rejects.toThrow(/PromotionRedemption_activeCustomerId_check/);
});
