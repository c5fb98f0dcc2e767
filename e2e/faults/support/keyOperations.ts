import { randomUUID } from 'node:crypto';

import type { SubgraphName } from '@online-books/tools/repository';

import { password, type Person } from '../../support/people.ts';

/** An operation that the shop lives by. */
export interface KeyOperation {
  readonly name: string;
  readonly document: string;
  readonly variables?: (asker: Asker) => Record<string, unknown>;
  /** What becomes null when a subgraph gives no answer; all else stays. `*` stands for every item of a list. */
  readonly losses: Readonly<Record<SubgraphName, readonly string[]>>;
}

/** Who asks, and an order of theirs. */
export interface Asker extends Person {
  readonly orderId: string;
}

export const keyOperations: readonly KeyOperation[] = [
  {
    name: 'recommend',
    document: '{ recommendations(category: MYSTERY, maxResults: 2) { title price { amount } inStock } }',
    losses: {
      users: [],
      orders: ['recommendations.*.price', 'recommendations.*.inStock'],
      recommendations: ['recommendations'],
    },
  },
  {
    name: 'search books',
    document: '{ books(search: "murder", first: 2) { nodes { title author } pageInfo { hasNextPage } } }',
    losses: { users: [], orders: [], recommendations: ['books'] },
  },
  {
    name: 'book',
    document: '{ book(id: "1") { title price { amount currency } similar(maxResults: 2) { title inStock } } }',
    losses: { users: [], orders: ['book.price', 'book.similar.*.inStock'], recommendations: ['book'] },
  },
  {
    name: 'me',
    document: '{ me { username name email } }',
    losses: { users: ['me'], orders: [], recommendations: [] },
  },
  {
    name: 'my orders',
    document: '{ me { username orders(first: 1) { nodes { status items { quantity book { title } } } } } }',
    losses: { users: ['me'], orders: ['me.orders'], recommendations: ['me.orders.nodes.*.items.*.book'] },
  },
  {
    name: 'order',
    document: 'query ($id: ID!) { order(id: $id) { status total { amount } customer { username } } }',
    variables: ({ orderId }) => ({ id: orderId }),
    losses: { users: ['order.customer'], orders: ['order'], recommendations: [] },
  },
  {
    name: 'find me',
    document:
      'query ($name: String) { users(search: $name, first: 1) { nodes { username orders(first: 1) { nodes { status } } } } }',
    variables: ({ username }) => ({ name: username }),
    losses: { users: ['users'], orders: ['users.nodes.*.orders'], recommendations: [] },
  },
  {
    name: 'for me',
    document: '{ me { username recommendations(maxResults: 2) { title price { amount } } } }',
    losses: { users: ['me'], orders: ['me.recommendations.*.price'], recommendations: ['me.recommendations'] },
  },
  {
    name: 'sign in',
    document: `mutation ($input: LoginInput!) {
      login(input: $input) { ... on LoginSuccess { session { user { username } } } }
    }`,
    variables: ({ username }) => ({ input: { username, password } }),
    losses: { users: ['login'], orders: [], recommendations: [] },
  },
  {
    name: 'buy',
    document: `mutation ($input: CreateOrderInput!) {
      createOrder(input: $input) { ... on CreateOrderSuccess { order { status items { quantity book { title } } } } }
    }`,
    variables: () => ({ input: { idempotencyKey: randomUUID(), items: [{ bookId: '1' }] } }),
    losses: { users: [], orders: ['createOrder'], recommendations: ['createOrder.order.items.*.book'] },
  },
];
