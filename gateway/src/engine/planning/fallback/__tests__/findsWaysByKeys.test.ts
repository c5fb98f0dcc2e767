import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

interface Product {
  readonly id: string;
  readonly upc: string;
  readonly sku: string;
}

const products = new FallbackGraph({
  catalog: {
    sdl: `
      type Query { product: Product products: [Product!]! }
      type Product @key(fields: "id") { id: ID! }
    `,
    resolvers: { Query: { product: () => ({ id: '1' }), products: () => [{ id: '1' }, { id: '2' }] } },
  },
  codes: {
    sdl: `
      type Product @key(fields: "id") @key(fields: "upc maker { id }") { id: ID! upc: ID! maker: Maker }
      type Maker @key(fields: "id") { id: ID! }
    `,
    resolvers: {
      Product: { __resolveReference: ({ id }: Product) => ({ id, upc: `upc-${id}`, maker: { id: '9' } }) },
    },
  },
  makers: {
    sdl: `
      type Product @key(fields: "upc maker { id }") @key(fields: "sku") { upc: ID! maker: Maker sku: ID! }
      type Maker @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Product: { __resolveReference: (product: Product) => ({ ...product, sku: `sku-of-${product.upc}` }) },
      Maker: { name: ({ id }: Product) => `maker ${id}` },
    },
  },
  stock: {
    sdl: 'type Product @key(fields: "sku") { sku: ID! inStock: String! }',
    resolvers: { Product: { inStock: ({ sku }: Product) => `all of ${sku}` } },
  },
});

test('a key that must be fetched first, and another one before that, lead from subgraph to subgraph', async () => {
  expect(await products.ask('{ product { inStock } products { inStock maker { name } } }')).toEqual({
    data: {
      product: { inStock: 'all of sku-of-upc-1' },
      products: [
        { inStock: 'all of sku-of-upc-1', maker: { name: 'maker 9' } },
        { inStock: 'all of sku-of-upc-2', maker: { name: 'maker 9' } },
      ],
    },
  });
  // One request to each, whatever it is asked for at how many places.
  expect(products.requests.map((request) => request.split(':')[0])).toEqual(['catalog', 'codes', 'makers', 'stock']);
});

const settings = new FallbackGraph({
  a: {
    sdl: `
      type Query { settings: Settings @shareable user: User @shareable }
      type Settings @shareable { theme: String shared: Int }
      type User @key(fields: "id") { id: ID! address: Address @shareable }
      type Address { street: String lines: Lines @shareable }
      type Lines { first: String }
    `,
    resolvers: {
      Query: { settings: () => ({ theme: 'dark', shared: 3 }), user: () => ({ id: '1' }) },
      User: { address: () => ({ street: 'Main St', lines: { first: 'one' } }) },
    },
  },
  b: {
    sdl: `
      type Query { settings: Settings @shareable user: User @shareable }
      type Settings @shareable { language: String shared: Int }
      type User @key(fields: "id") { id: ID! address: Address @shareable }
      type Address { zip: String lines: Lines @shareable }
      type Lines { second: String }
    `,
    resolvers: {
      Query: { settings: () => ({ language: 'de', shared: 3 }), user: () => ({ id: '1' }) },
      User: { address: () => ({ zip: '123', lines: { second: 'two' } }) },
    },
  },
  c: {
    sdl: 'type Query { me: User } type User @key(fields: "id") { id: ID! }',
    resolvers: { Query: { me: () => ({ id: '1' }) } },
  },
});

test('objects without a key are fetched from each subgraph by the fields that lead to them', async () => {
  expect(
    await settings.ask('{ settings { theme language shared } me { address { street zip lines { first second } } } }'),
  ).toEqual({
    data: {
      settings: { theme: 'dark', language: 'de', shared: 3 },
      me: { address: { street: 'Main St', zip: '123', lines: { first: 'one', second: 'two' } } },
    },
  });
});
