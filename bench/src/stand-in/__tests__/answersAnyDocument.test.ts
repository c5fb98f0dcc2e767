import { expect, test } from '@jest/globals';

import { Subgraphs } from '../Subgraphs.ts';
import { shopModel } from '../shopModel.ts';

function ask(subgraph: string, query: string, variables: Record<string, unknown> = {}): unknown {
  const answer = new Subgraphs(shopModel, 0).answer(subgraph, JSON.stringify({ query, variables }));
  return answer && JSON.parse(Buffer.from(answer, 'latin1').toString());
}

const product = { __typename: 'Product', id: 'p1000001.7' };

test('answers fragments, aliases and merged fields', () => {
  const query = `query ($id: ID!) { product(id: $id) { key: id ...Names } again: product(id: $id) { ... on Product { id } } }
    fragment Names on Product { title seller { id } seller { __typename } }`;
  expect(ask('catalog', query, { id: 'p1000001.7' })).toEqual({
    data: {
      product: {
        key: 'p1000001.7',
        title: 'Product p1000001.7',
        seller: { id: 'e1000001.2', __typename: 'Seller' },
      },
      again: { id: 'p1000001.7' },
    },
  });
});

test('answers several lists of entities in one request', () => {
  const query = `query ($a: [_Any!]!, $b: [_Any!]!) {
    one: _entities(representations: $a) { ... on Product { price { currency } } }
    two: _entities(representations: $b) { __typename ... on Offer { amount } }
  }`;
  expect(ask('prices', query, { a: [product, product], b: [{ __typename: 'Offer', id: 'o1000001.2' }] })).toEqual({
    data: {
      one: [{ price: { currency: 'EUR' } }, { price: { currency: 'EUR' } }],
      two: [{ __typename: 'Offer', amount: 439 }],
    },
  });
});

test('fails for the failure workload', () => {
  const representations = [0, 1].map((ordinal) => ({ __typename: 'Product', id: `pf1000001.${ordinal}` }));
  const query = (field: string) =>
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { ${field} } } }`;
  expect(ask('media', query('images { url }'), { representations })).toBeUndefined();
  expect(ask('reviews', query('rating'), { representations })).toMatchObject({
    data: { _entities: [null, { rating: 1.5 }] },
    errors: [{ path: ['_entities', 0] }],
  });
});

test('preserves non-ASCII text', () => {
  const answer = ask('catalog', '{ articles(of: "x1000001", first: 3) { body } }') as {
    data: { articles: Array<{ body: string }> };
  };
  expect(answer.data.articles[0]?.body).toContain('東京の夜');
});
