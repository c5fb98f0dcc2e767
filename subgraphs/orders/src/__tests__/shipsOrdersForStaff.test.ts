import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, BOB, orderIn } from '../data/__tests__/Shop.ts';
import { openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
beforeAll(async () => {
  subgraph = await openSubgraph();
  await subgraph.shop.offer('1');
});
afterAll(() => subgraph.close());

const SHIP = `mutation ($id: ID!) {
  shipOrder(id: $id) {
    __typename
    ... on ShipOrderSuccess { order { id status customer { id } items { quantity } } }
    ... on OrderNotShippable { order { status } }
  }
}`;
const ship = (id: string) => subgraph.ask(BOB, SHIP, { id }, ['orders:ship']);
const placeOrder = async () => orderIn(await subgraph.shop.buy(ALICE, [['1', 2]])).id;

test('an order is shipped once, however often it is requested, and can then not be canceled', async () => {
  const id = await placeOrder();
  const shipped = {
    data: {
      shipOrder: {
        __typename: 'ShipOrderSuccess',
        order: { id, status: 'SHIPPED', customer: { id: ALICE }, items: [{ quantity: 2 }] },
      },
    },
  };
  expect(await ship(id)).toEqual(shipped);
  expect(await ship(id)).toEqual(shipped);
  expect(await subgraph.shop.cancel(id, ALICE)).toMatchObject({ kind: 'orderNotCancelable' });
});

test('a canceled order is not shipped', async () => {
  const id = await placeOrder();
  await subgraph.shop.cancel(id, ALICE);
  expect(await ship(id)).toEqual({
    data: { shipOrder: { __typename: 'OrderNotShippable', order: { status: 'CANCELED' } } },
  });
});

test.each(['', 'nonsense', '01900000-0000-7000-8000-000000000000'])('there is no order %j', async (id) => {
  expect(await ship(id)).toEqual({ data: { shipOrder: { __typename: 'OrderNotFound' } } });
});

test.each([
  [null, 'UNAUTHENTICATED'],
  [ALICE, 'FORBIDDEN'],
])('without the scope, %s gets %s and the order stays', async (viewerId, code) => {
  const id = await placeOrder();
  expect(await subgraph.ask(viewerId, SHIP, { id })).toMatchObject({ errors: [{ extensions: { code } }] });
  expect(await subgraph.ask(ALICE, '{ order(id: "' + id + '") { status } }')).toEqual({
    data: { order: { status: 'PLACED' } },
  });
});
