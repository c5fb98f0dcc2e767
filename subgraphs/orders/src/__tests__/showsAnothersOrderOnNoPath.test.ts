import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { ALICE, BOB, orderIn } from '../data/__tests__/Shop.ts';
import { ENTITIES, openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
let order: string;
const NONE = '01900000-0000-7000-8000-000000000000';

beforeAll(async () => {
  subgraph = await openSubgraph();
  await subgraph.shop.offer('1', { price: 1999 });
  order = orderIn(await subgraph.shop.buy(ALICE, [['1', 2]])).id;
});
afterAll(() => subgraph.close());

const QUERY = 'query ($id: ID!) { order(id: $id) { id total { amount } items { quantity } } }';
const CANCEL = 'mutation ($id: ID!) { cancelOrder(id: $id) { __typename ... on Refusal { message } } }';
const reference = (typename: string, id: unknown) => ({ representations: [{ __typename: typename, id }] });

describe('order(id:)', () => {
  test('shows it to its owner', async () => {
    const { data, errors } = await subgraph.ask(ALICE, QUERY, { id: order });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ order: { id: order, total: { amount: 3998 }, items: [{ quantity: 2 }] } });
  });

  test("gives the very same answer for another's and for none", async () => {
    const anothers = await subgraph.ask(BOB, QUERY, { id: order });
    expect(anothers).toMatchObject({ data: { order: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(await subgraph.ask(BOB, QUERY, { id: NONE })).toEqual(anothers);
    expect(await subgraph.ask(BOB, QUERY, { id: "' OR '1'='1" })).toEqual(anothers);
  });

  test('asks a visitor to sign in, whatever the id', async () => {
    const answer = await subgraph.ask(null, QUERY, { id: order });
    expect(answer).toMatchObject({ data: { order: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await subgraph.ask(null, QUERY, { id: NONE })).toEqual(answer);
  });
});

describe('_entities of Order', () => {
  test('shows it to its owner', async () => {
    const { data } = await subgraph.ask(ALICE, ENTITIES, reference('Order', order));
    expect(data).toEqual({ _entities: [{ id: order, total: { amount: 3998 }, items: [{ quantity: 2 }] }] });
  });

  test("gives the very same answer for another's, for none and for what is no id", async () => {
    const anothers = await subgraph.ask(BOB, ENTITIES, reference('Order', order));
    expect(anothers).toMatchObject({ data: { _entities: [null] }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(await subgraph.ask(BOB, ENTITIES, reference('Order', NONE))).toEqual(anothers);
    for (const id of [null, 1.5, { id: order }, [order]]) {
      const { data, errors } = await subgraph.ask(BOB, ENTITIES, reference('Order', id));
      expect(data).toEqual({ _entities: [null] });
      expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    }
  });

  test('asks a visitor to sign in, and still answers for the books beside it', async () => {
    const representations = [
      { __typename: 'Order', id: order },
      { __typename: 'Order', id: NONE },
      { __typename: 'Book', id: '1' },
    ];
    const { data, errors } = await subgraph.ask(null, ENTITIES, { representations });
    expect(data).toMatchObject({ _entities: [null, null, { id: '1', inStock: true }] });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });
});

describe('User.orders', () => {
  test('shows them to their owner', async () => {
    const { data } = await subgraph.ask(ALICE, ENTITIES, reference('User', ALICE));
    expect(data).toEqual({ _entities: [{ orders: { nodes: [{ id: order }] } }] });
  });

  test("gives the very same answer for another's and for no user's", async () => {
    const anothers = await subgraph.ask(BOB, ENTITIES, reference('User', ALICE));
    expect(anothers).toMatchObject({
      data: { _entities: [{ orders: null }] },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    expect(await subgraph.ask(BOB, ENTITIES, reference('User', NONE))).toEqual(anothers);
  });

  test('asks a visitor to sign in', async () => {
    expect(await subgraph.ask(null, ENTITIES, reference('User', ALICE))).toMatchObject({
      data: { _entities: [{ orders: null }] },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});

describe('cancelOrder', () => {
  test("gives the very same answer for another's and for none", async () => {
    const anothers = await subgraph.ask(BOB, CANCEL, { id: order });
    expect(anothers).toMatchObject({ data: { cancelOrder: { __typename: 'OrderNotFound' } } });
    expect(await subgraph.ask(BOB, CANCEL, { id: NONE })).toEqual(anothers);
  });

  test('asks a visitor to sign in', async () => {
    const { errors } = await subgraph.ask(null, CANCEL, { id: order });
    expect(errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});
