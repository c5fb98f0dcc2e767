import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** The shop knows what its media are; the critics know only that there are media. */
const shop = useScriptedGraph({
  shop: {
    sdl: `
      type Query { media: [Media] product: Product }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
      union Product = Book | Film`,
    resolvers: {
      Query: {
        media: () => [
          { __typename: 'Book', id: 'b', title: 'Dune', pages: 600 },
          { __typename: 'Film', id: 'f', title: 'Alien', minutes: 117 },
        ],
        product: () => ({ __typename: 'Book', id: 'b', title: 'Dune', pages: 600 }),
      },
      Media: {
        __resolveReference: ({ id }: { id: string }) =>
          id === 'b'
            ? { __typename: 'Book', id, title: 'Dune', pages: 600 }
            : { __typename: 'Film', id, title: 'Alien', minutes: 117 },
        __resolveType: ({ __typename }: { __typename: string }) => __typename,
      },
      Book: { __resolveReference: ({ id }: { id: string }) => ({ id, title: 'Dune', pages: 600 }) },
      Film: { __resolveReference: ({ id }: { id: string }) => ({ id, title: 'Alien', minutes: 117 }) },
    },
  },
  critics: {
    sdl: `
      type Query { bestMedia: [Media] }
      type Media @key(fields: "id") @interfaceObject { id: ID! score: Int related: Media }`,
    resolvers: {
      Query: { bestMedia: () => [{ id: 'f' }, { id: 'b' }] },
      Media: { score: ({ id }: { id: string }) => (id === 'b' ? 5 : 4), related: () => ({ id: 'b' }) },
    },
  },
});

test.each([
  {
    what: 'fields of the interface object are asked of concrete objects under its name',
    query: '{ media { __typename score } }',
    data: {
      media: [
        { __typename: 'Book', score: 5 },
        { __typename: 'Film', score: 4 },
      ],
    },
  },
  {
    what: 'an interface object gets its type where the types are known',
    query: '{ bestMedia { __typename id } }',
    data: {
      bestMedia: [
        { __typename: 'Film', id: 'f' },
        { __typename: 'Book', id: 'b' },
      ],
    },
  },
  {
    what: 'fragments on concrete types apply to it',
    query: '{ bestMedia { score ... on Film { minutes } ... on Book { pages score } } }',
    data: {
      bestMedia: [
        { score: 4, minutes: 117 },
        { score: 5, pages: 600 },
      ],
    },
  },
  {
    what: 'its type is not asked for where nobody wants it',
    query: '{ bestMedia { id score } }',
    data: {
      bestMedia: [
        { id: 'f', score: 4 },
        { id: 'b', score: 5 },
      ],
    },
  },
  {
    what: 'it goes from one graph to the other and back',
    query: '{ media { title related { title related { kind: __typename } } } }',
    data: {
      media: ['Dune', 'Alien'].map((title) => ({ title, related: { title: 'Dune', related: { kind: 'Book' } } })),
    },
  },
  {
    what: 'a member of a union has its fields too',
    query: '{ product { ... on Media { score } ... on Book { title } } }',
    data: { product: { score: 5, title: 'Dune' } },
  },
])('$what', async ({ query, data }) => {
  expect(await shop.graph.get(query)).toEqual(data);
});

test('representations have the __typename of the subgraph', async () => {
  await shop.graph.get('{ media { score } }');
  expect(shop.subgraphs.critics.asked[0]?.variables).toEqual({
    representations: [
      { __typename: 'Media', id: 'b' },
      { __typename: 'Media', id: 'f' },
    ],
  });
});

test.each([
  ['it is asked for', '{ bestMedia { __typename score } }'],
  ['the fields depend on it', '{ bestMedia { score ... on Film { minutes } } }'],
  ['the fields depend on whether it is in a union', '{ bestMedia { ... on Product { __typename } } }'],
])('an interface object of unknown type is null with an error, if %s', async (_, query) => {
  shop.subgraphs.shop.follow((response) => response.writeHead(503).end());
  expect(await shop.graph.ask(query)).toEqual({
    status: 200,
    data: { bestMedia: [null, null] },
    errors: expect.arrayContaining([
      expect.objectContaining({ extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'shop' } }),
    ]),
  });
});
