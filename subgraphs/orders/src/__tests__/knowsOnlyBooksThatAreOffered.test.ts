import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ENTITIES, openSubgraph, type Subgraph } from './Subgraph.ts';

let subgraph: Subgraph;
beforeAll(async () => {
  subgraph = await openSubgraph();
  await subgraph.shop.offer('1', { price: 1999 });
  await subgraph.shop.offer('2', { stock: 0 });
});
afterAll(() => subgraph.close());

const book = async (id: unknown) =>
  subgraph.ask(null, ENTITIES, { representations: [{ __typename: 'Book', id }] }).then(({ data, errors }) => {
    expect(errors).toBeUndefined();
    return data;
  });

test('an offered book has a price, whoever asks', async () => {
  expect(await book('1')).toEqual({
    _entities: [{ id: '1', price: { amount: 1999, currency: 'USD' }, inStock: true, timesOrdered: 0 }],
  });
});

test('a sold-out book still has its price', async () => {
  expect(await book(2)).toMatchObject({ _entities: [{ id: '2', price: { amount: 1000 }, inStock: false }] });
});

test.each([
  '3',
  '0',
  '-1',
  '01',
  '1.0',
  '1e0',
  ' 1',
  '2147483648',
  '9'.repeat(400),
  'NaN',
  "1' OR '1'='1",
  '',
  '\u0000',
])('a book with the id %j is not offered, and that is no error', async (id) => {
  expect(await book(id)).toEqual({ _entities: [{ id, price: null, inStock: null, timesOrdered: null }] });
});
