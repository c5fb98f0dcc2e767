import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, BOB, orderIn } from '../data/__tests__/Shop.ts';
import { openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
let canceled: string;
let current: string;
beforeAll(async () => {
  subgraph = await openSubgraph();
  await Promise.all([subgraph.shop.offer('1', { price: 500 }), subgraph.shop.offer('2', { price: 900 })]);
  canceled = orderIn(await subgraph.shop.buy(ALICE, [['1', 3]])).id;
  await subgraph.shop.cancel(canceled, ALICE);
  current = orderIn(
    await subgraph.shop.buy(BOB, [
      ['2', 2],
      ['1', 1],
    ]),
  ).id;
  await subgraph.shop.buy(BOB, [['1', 9]]);
});
afterAll(() => subgraph.close());

const REPORT = `query ($first: Int, $after: String) {
  promotionReport(first: $first, after: $after) {
    nodes { orderId customer { id } book { id } discount { amount currency } releasedAt }
    pageInfo { hasNextPage endCursor }
  }
}`;
const report = (variables = {}) => subgraph.ask(BOB, REPORT, variables, ['promotions:read']);

test('each use is reported, also that of a canceled order', async () => {
  const discount = { amount: 500, currency: 'USD' };
  expect(await report()).toEqual({
    data: {
      promotionReport: {
        nodes: [
          { orderId: canceled, customer: { id: ALICE }, book: { id: '1' }, discount, releasedAt: expect.any(String) },
          { orderId: current, customer: { id: BOB }, book: { id: '1' }, discount, releasedAt: null },
        ],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    },
  });
});

test('a page of any length is one statement', async () => {
  expect(await subgraph.shop.statementsOf(() => report({ first: 2 }))).toHaveLength(
    (await subgraph.shop.statementsOf(() => report({ first: 1 }))).length,
  );
});

test.each([
  [null, 'UNAUTHENTICATED'],
  [ALICE, 'FORBIDDEN'],
])('without the scope, %s gets %s', async (viewerId, code) => {
  expect(await subgraph.ask(viewerId, REPORT)).toMatchObject({ errors: [{ extensions: { code } }] });
});
