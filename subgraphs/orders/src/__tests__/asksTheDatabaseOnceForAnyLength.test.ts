import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE } from '../data/__tests__/Shop.ts';
import { ENTITIES, openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
const books = Array.from({ length: 20 }, (_, index) => String(index + 1));

beforeAll(async () => {
  subgraph = await openSubgraph();
  await Promise.all(books.map((book) => subgraph.shop.offer(book)));
  for (let count = 0; count < 12; count += 1) {
    await subgraph.shop.buy(
      ALICE,
      books.slice(count, count + 5).map((book) => [book, 1]),
    );
  }
});
afterAll(() => subgraph.close());

const DEEP = `query ($representations: [_Any!]!, $first: Int!) {
  _entities(representations: $representations) {
    ... on User {
      orders(first: $first) {
        edges { cursor }
        nodes {
          items { book { id price { amount } inStock timesOrdered } }
          promotion { discount { amount } }
          customer { orders(first: $first) { nodes { items { quantity } } } }
        }
      }
    }
  }
}`;

const representationsOf = (typename: string, ids: readonly string[]) => ids.map((id) => ({ __typename: typename, id }));

test.each([1, 12])('%i orders with all that belongs to them are four statements', async (first) => {
  const representations = representationsOf('User', [ALICE]);
  const statements = await subgraph.shop.statementsOf(() => subgraph.ask(ALICE, DEEP, { representations, first }));
  expect(statements).toHaveLength(4);
});

test.each([1, 12])('%i references to orders are two statements', async (count) => {
  const { items: orders } = await subgraph.shop.orders.findPage(ALICE, {
    limit: count,
    from: 'start',
    after: null,
    before: null,
  });
  const representations = representationsOf(
    'Order',
    orders.map(({ id }) => id),
  );
  const statements = await subgraph.shop.statementsOf(() => subgraph.ask(ALICE, ENTITIES, { representations }));
  expect(statements).toHaveLength(2);
});

test.each([1, 20])('%i references to books are one statement', async (count) => {
  const representations = representationsOf('Book', books.slice(0, count));
  const statements = await subgraph.shop.statementsOf(() => subgraph.ask(null, ENTITIES, { representations }));
  expect(statements).toHaveLength(1);
});
