import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ALICE } from '../data/__tests__/Shop.ts';
import { openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
beforeAll(async () => {
  subgraph = await openSubgraph();
  const { offer } = subgraph.shop;
  await Promise.all([offer('1'), offer('2', { stock: 2 }), offer('3', { stock: 0 }), offer('4', { stock: 1 })]);
});
afterAll(() => subgraph.close());

const CREATE = `mutation ($input: CreateOrderInput!) {
  createOrder(input: $input) {
    ... on InsufficientStock { message shortages { book { id } requested available } book { id } available }
  }
}`;
const shortage = (id: string, requested: number, available: number) => ({ book: { id }, requested, available });

test.each([
  ['1×9 2×3 3×1', '2 of the books have too few copies in stock.', [shortage('2', 3, 2), shortage('3', 1, 0)]],
  ['3×1', 'This book is sold out.', [shortage('3', 1, 0)]],
  ['1×1 4×2', 'Only 1 copy is left.', [shortage('4', 2, 1)]],
  ['2×99', 'Only 2 copies are left.', [shortage('2', 99, 2)]],
])('%s: %s', async (basket, message, shortages) => {
  const items = basket.split(' ').map((item) => {
    const [bookId, quantity] = item.split('×');
    return { bookId, quantity: Number(quantity) };
  });
  const { book, available } = shortages[0]!;
  expect(await subgraph.ask(ALICE, CREATE, { input: { idempotencyKey: 'shortages', items } })).toEqual({
    data: { createOrder: { message, shortages, book, available } },
  });
});
