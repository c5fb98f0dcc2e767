import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

interface Parcel {
  readonly price: number;
  readonly weight: number;
  readonly box: unknown;
  readonly content: unknown;
  readonly euro: string;
  readonly dollar: string;
}

const parcels = new FallbackGraph({
  catalog: {
    sdl: `
      type Query { parcel: Parcel }
      type Parcel @key(fields: "id") {
        id: ID! price(currency: String = "EUR"): Int weight: Int box: Box content: Content
      }
      type Box { width: Int }
      interface Content { size: Int }
      type Book implements Content { size: Int pages: Int }
      type Disc implements Content { size: Int minutes: Int }
    `,
    resolvers: {
      Query: { parcel: () => ({ id: '1' }) },
      Parcel: {
        price: (_: unknown, { currency }: { currency: string }) => (currency === 'EUR' ? 10 : 12),
        weight: () => 3,
        box: () => ({ width: 8 }),
        content: () => ({ __typename: 'Book', size: 1, pages: 200 }),
      },
    },
  },
  shipping: {
    sdl: `
      type Parcel @key(fields: "id") {
        id: ID!
        price(currency: String = "EUR"): Int @external
        weight: Int @external
        box: Box @external
        content: Content @external
        euro: String @requires(fields: "price(currency: \\"EUR\\")")
        dollar: String @requires(fields: "price(currency: \\"USD\\") weight")
        packed: String @requires(fields: "box { width } content { size ... on Book { pages } }")
      }
      type Box { width: Int @external }
      interface Content { size: Int }
      type Book implements Content { size: Int @external pages: Int @external }
      type Disc implements Content { size: Int @external }
    `,
    resolvers: {
      Parcel: {
        euro: ({ price }: Parcel) => `${price} EUR`,
        dollar: ({ price, weight }: Parcel) => `${price} USD for ${weight} kg`,
        packed: ({ box, content }: Parcel) => JSON.stringify({ box, content }),
      },
    },
  },
  labels: {
    sdl: `
      type Parcel @key(fields: "id") {
        id: ID!
        euro: String @external
        dollar: String @external
        label: String @requires(fields: "euro dollar")
      }
    `,
    resolvers: { Parcel: { label: ({ euro, dollar }: Parcel) => `${euro}, ${dollar}` } },
  },
});

test('what is required may itself require others, and the same field with several arguments', async () => {
  expect(await parcels.ask('{ parcel { label } }')).toEqual({
    data: { parcel: { label: '10 EUR, 12 USD for 3 kg' } },
  });
});

test('names that the client chooses are not taken for what is required', async () => {
  expect(await parcels.ask('{ parcel { price(currency: "X") euro weight: label id: packed } }')).toEqual({
    data: {
      parcel: {
        price: 12,
        euro: '10 EUR',
        weight: '10 EUR, 12 USD for 3 kg',
        id: '{"box":{"width":8},"content":{"__typename":"Book","size":1,"pages":200}}',
      },
    },
  });
});
