import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE, customers } from '../data/__tests__/Shop.ts';
import { openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
beforeAll(async () => {
  subgraph = await openSubgraph();
  const { offer } = subgraph.shop;
  await Promise.all([offer('1', { price: 1999 }), offer('2', { price: 700, stock: 2 }), offer('3', { stock: 0 })]);
});
afterAll(() => subgraph.close());

const CREATE = `mutation ($input: CreateOrderInput!) {
  createOrder(input: $input) {
    __typename
    ... on CreateOrderSuccess {
      order {
        status
        canceledAt
        customer { id }
        items { book { id timesOrdered } quantity unitPrice { amount } subtotal { amount currency } }
        subtotal { amount }
        total { amount currency }
        promotion { book { id } discount { amount } }
      }
    }
    ... on InsufficientStock { book { id } available }
    ... on BookNotOffered { bookId }
    ... on InvalidInput { issues { path } }
  }
}`;

test('success', async () => {
  const items = [{ bookId: '1', quantity: 2 }, { bookId: '2' }];
  const { data } = await subgraph.ask(ALICE, CREATE, { input: { idempotencyKey: 'a-success', items } });
  expect(data).toEqual({
    createOrder: {
      __typename: 'CreateOrderSuccess',
      order: {
        status: 'PLACED',
        canceledAt: null,
        customer: { id: ALICE },
        items: [
          {
            book: { id: '1', timesOrdered: 2 },
            quantity: 2,
            unitPrice: { amount: 1999 },
            subtotal: { amount: 3998, currency: 'USD' },
          },
          {
            book: { id: '2', timesOrdered: 1 },
            quantity: 1,
            unitPrice: { amount: 700 },
            subtotal: { amount: 700, currency: 'USD' },
          },
        ],
        subtotal: { amount: 4698 },
        total: { amount: 3998, currency: 'USD' },
        promotion: { book: { id: '2' }, discount: { amount: 700 } },
      },
    },
  });
});

test.each([
  ['2', 2, { __typename: 'InsufficientStock', book: { id: '2' }, available: 1 }],
  ['3', 1, { __typename: 'InsufficientStock', book: { id: '3' }, available: 0 }],
  ['4', 1, { __typename: 'BookNotOffered', bookId: '4' }],
  ["1' OR '1'='1", 1, { __typename: 'BookNotOffered', bookId: "1' OR '1'='1" }],
  ['2147483648', 1, { __typename: 'BookNotOffered', bookId: '2147483648' }],
  ['01', 1, { __typename: 'BookNotOffered', bookId: '01' }],
  ['1', 100, { __typename: 'InvalidInput', issues: [{ path: 'input.items.0.quantity' }] }],
])('book %s, %i copies', async (bookId, quantity, createOrder) => {
  const input = { idempotencyKey: 'a-refusal', items: [{ bookId, quantity }] };
  expect(await subgraph.ask(ALICE, CREATE, { input })).toEqual({ data: { createOrder } });
});

test('every issue has its path', async () => {
  const input = { idempotencyKey: '', items: [{ bookId: '1', quantity: 0 }, { bookId: '1' }] };
  expect(await subgraph.ask(ALICE, CREATE, { input })).toEqual({
    data: {
      createOrder: {
        __typename: 'InvalidInput',
        issues: [
          { path: 'input.idempotencyKey' },
          { path: 'input.items.0.quantity' },
          { path: 'input.items.1.bookId' },
        ],
      },
    },
  });
});

test('a visitor is asked to sign in, even with invalid input', async () => {
  const answer = await subgraph.ask(null, CREATE, { input: { idempotencyKey: '', items: [] } });
  expect(answer).toMatchObject({ data: { createOrder: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

test('each mutation of one request sees what the one before did', async () => {
  const [customer = ''] = customers(1);
  const buy = (key: string) =>
    `createOrder(input: { idempotencyKey: "${key}", items: [{ bookId: 1 }] }) {
      ... on CreateOrderSuccess { order { items { book { timesOrdered } } } }
    }`;
  const { data } = await subgraph.ask(
    customer,
    `mutation { first: ${buy('first-of-two')} second: ${buy('second-of-two')} }`,
  );
  const ordered = (timesOrdered: number) => ({ order: { items: [{ book: { timesOrdered } }] } });
  expect(data).toEqual({ first: ordered(3), second: ordered(4) });
});
