import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

interface Media {
  readonly id: string;
  readonly title: string;
}

const typeOf = ({ id }: Media) => (id === '1' ? 'Book' : 'Song');

const media = new FallbackGraph({
  catalog: {
    sdl: `
      type Query { media: [Media!]! }
      interface Media @key(fields: "id") { id: ID! title: String }
      type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
      type Song implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
    `,
    resolvers: {
      Query: { media: () => [{ id: '1' }, { id: '2' }] },
      Media: { __resolveType: typeOf, __resolveReference: ({ id }: Media) => ({ id }) },
      Book: { title: () => 'a book', pages: () => 3 },
      Song: { title: () => 'a song', minutes: () => 4 },
    },
  },
  reviews: {
    sdl: `
      type Query { top: Media others: [Media!]! }
      type Media @interfaceObject @key(fields: "id") {
        id: ID!
        score: Int
        reviews: [Review!]!
        title: String @external
        headline: String @requires(fields: "title")
      }
      type Review { text: String about: Media }
    `,
    resolvers: {
      Query: { top: () => ({ id: '1' }), others: () => [{ id: '2' }, { id: '1' }] },
      Media: {
        score: () => 5,
        reviews: ({ id }: Media) => [{ text: `of ${id}`, about: { id: '2' } }],
        headline: ({ title }: Media) => `${title}!`,
      },
    },
  },
  singers: {
    sdl: 'type Song @key(fields: "id") { id: ID! singer: String }',
    resolvers: { Song: { singer: ({ id }: Media) => `singer of ${id}` } },
  },
});

test('what an interface object has is asked of it without knowing the objects', async () => {
  expect(await media.ask('{ top { id score } }')).toEqual({ data: { top: { id: '1', score: 5 } } });
  expect(media.requests).toEqual(['reviews: query{top{id score}}']);
});

test('types are found out where something depends on them', async () => {
  expect(
    await media.ask(
      '{ top { __typename } others { score ... on Book { pages stars: score } ... on Song { minutes singer } } }',
    ),
  ).toEqual({
    data: {
      top: { __typename: 'Book' },
      others: [
        { score: 5, minutes: 4, singer: 'singer of 2' },
        { score: 5, pages: 3, stars: 5 },
      ],
    },
  });
});

test('interface objects are told what they require, at any depth', async () => {
  expect(
    await media.ask(
      '{ media { headline reviews { text about { ... on Song { singer } reviews { about { headline } } } } } }',
    ),
  ).toEqual({
    data: {
      media: ['1', '2'].map((id) => ({
        headline: id === '1' ? 'a book!' : 'a song!',
        reviews: [
          { text: `of ${id}`, about: { singer: 'singer of 2', reviews: [{ about: { headline: 'a song!' } }] } },
        ],
      })),
    },
  });
});

test('objects that are alike are planned together, so that a plan does not double with each level', async () => {
  const depth = 12;
  const nested = `${'{ reviews { about '.repeat(depth)}{ headline }${' } }'.repeat(depth)}`;
  expect(await media.ask(`{ media ${nested} }`)).toMatchObject({ data: {} });
  expect(media.requests.join('').length).toBeLessThan(4_000);
});
