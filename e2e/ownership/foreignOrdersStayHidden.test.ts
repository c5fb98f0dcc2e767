import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import { placeOrder } from '../support/orders.ts';
import { type Person, register, signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let owner: Person;
let stranger: Person;
let orderId: string;

beforeAll(async () => {
  [owner, stranger] = [await register(shop.graph), await register(shop.graph)];
  orderId = (await placeOrder(owner.graph, [{ bookId: '1' }])).id;
});

const ORDER = 'query ($id: ID!) { order(id: $id) { id status items { quantity } } }';
const ORDER_ENTITY = `query ($id: ID!) {
  _entities(representations: [{ __typename: "Order", id: $id }]) { ... on Order { id status items { quantity } } }
}`;
const USERS_ORDERS =
  'query ($search: String!) { users(search: $search) { nodes { username orders { nodes { id } } } } }';
const USER_ENTITY = `query ($id: ID!) {
  _entities(representations: [{ __typename: "User", id: $id }]) { ... on User { orders { nodes { id } } } }
}`;
const RECOMMENDATIONS = 'query ($search: String!) { users(search: $search) { nodes { recommendations { id } } } }';
const CANCEL = 'mutation ($id: ID!) { cancelOrder(id: $id) { __typename } }';

/** The orders subgraph itself, asked what a gateway might ask it. */
const direct = (token?: string) => new GatewaysGraph(shop.stack, 'orders', token);

/** An answer without what differs from request to request. */
const shape = ({ data, errors }: { data: unknown; errors?: ReadonlyArray<{ extensions: { code: string } }> }) => ({
  data,
  codes: errors?.map(({ extensions }) => extensions.code),
});

describe('the owner sees the order on every path', () => {
  test('by id, through the user, and as an entity', async () => {
    expect(await owner.graph.get(ORDER, { id: orderId })).toMatchObject({ order: { id: orderId } });
    expect(await owner.graph.get('{ me { orders { nodes { id } } } }')).toEqual({
      me: { orders: { nodes: [{ id: orderId }] } },
    });
    expect(await direct(owner.accessToken).get(ORDER_ENTITY, { id: orderId })).toMatchObject({
      _entities: [{ id: orderId }],
    });
  });
});

describe('another customer’s order and a missing order look the same', () => {
  test.each([
    ['order(id), through the gateway', () => stranger.graph, ORDER, { order: null }],
    ['order(id), at the subgraph', () => direct(stranger.accessToken), ORDER, { order: null }],
    ['_entities, at the subgraph', () => direct(stranger.accessToken), ORDER_ENTITY, { _entities: [null] }],
  ])('%s', async (_, graph, query, data) => {
    const another = shape(await graph().ask(query, { id: orderId }));
    const none = shape(await graph().ask(query, { id: randomUUID() }));
    expect(another).toEqual({ data, codes: ['NOT_FOUND'] });
    expect(another).toEqual(none);
  });

  test('User.orders, through the gateway', async () => {
    const answer = shape(await stranger.graph.ask(USERS_ORDERS, { search: owner.username }));
    expect(answer).toEqual({
      data: { users: { nodes: [{ username: owner.username, orders: null }] } },
      codes: ['NOT_FOUND'],
    });
  });

  test('User.orders, through _entities at the subgraph', async () => {
    const another = shape(await direct(stranger.accessToken).ask(USER_ENTITY, { id: owner.id }));
    const none = shape(await direct(stranger.accessToken).ask(USER_ENTITY, { id: randomUUID() }));
    expect(another).toEqual({ data: { _entities: [{ orders: null }] }, codes: ['NOT_FOUND'] });
    expect(another).toEqual(none);
  });

  test('User.recommendations', async () => {
    const answer = shape(await stranger.graph.ask(RECOMMENDATIONS, { search: owner.username }));
    expect(answer).toEqual({ data: { users: { nodes: [{ recommendations: null }] } }, codes: ['NOT_FOUND'] });
  });

  test('cancelOrder does not change it', async () => {
    expect(await stranger.graph.get(CANCEL, { id: orderId })).toEqual({ cancelOrder: { __typename: 'OrderNotFound' } });
    expect(await owner.graph.get(ORDER, { id: orderId })).toMatchObject({ order: { status: 'PLACED' } });
  });

  test('an administrator does not see it either', async () => {
    const admin = await signIn(shop.graph, 'admin');
    expect(shape(await admin.graph.ask(ORDER, { id: orderId }))).toEqual({
      data: { order: null },
      codes: ['NOT_FOUND'],
    });
  });
});

describe('an anonymous client gets UNAUTHENTICATED, whether or not the order exists', () => {
  test.each([
    ['order(id)', () => shop.graph, ORDER, { data: null, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] }],
    ['order(id), past the gateway', () => direct(), ORDER, { data: { order: null }, codes: ['UNAUTHENTICATED'] }],
    ['_entities', () => direct(), ORDER_ENTITY, { data: { _entities: [null] }, codes: ['UNAUTHENTICATED'] }],
    ['cancelOrder', () => shop.graph, CANCEL, { data: null, codes: ['UNAUTHORIZED_FIELD_OR_TYPE'] }],
    [
      'cancelOrder, past the gateway',
      () => direct(),
      CANCEL,
      { data: { cancelOrder: null }, codes: ['UNAUTHENTICATED'] },
    ],
  ])('%s', async (_, graph, query, refusal) => {
    const another = shape(await graph().ask(query, { id: orderId }));
    const none = shape(await graph().ask(query, { id: randomUUID() }));
    expect(another).toEqual(refusal);
    expect(another).toEqual(none);
  });
});
