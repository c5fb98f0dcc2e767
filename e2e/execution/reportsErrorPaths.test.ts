import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { answers, changes } from './support/scripts.ts';
import { type SubgraphDefinition, useScriptedGraph } from './support/useScriptedGraph.ts';

const ROWS = [
  [{ isbn: 'a' }, { isbn: 'b' }],
  [{ isbn: 'lost' }, null, { isbn: 'a' }],
];

/** Books of the library, by row. What the lost one is about cannot be told. */
const definitions = {
  shelves: {
    sdl: `
      type Query { rows: [[Book]] book(isbn: ID!): Book shelf: Shelf broken: String furniture: [Furniture] }
      union Furniture = Lamp | Chair
      type Lamp @key(fields: "id") { id: ID! power: Int! @shareable }
      type Chair { legs: Int }
      type Shelf { rows: [Row] }
      type Row { books: [Book] }
      type Book @key(fields: "isbn") { isbn: ID! }`,
    resolvers: {
      Query: {
        rows: () => ROWS,
        book: (_, { isbn }: { isbn: string }) => ({ isbn }),
        shelf: () => ({ rows: ROWS.map((books) => ({ books })) }),
        broken: () => refuse('NOT_FOUND'),
        furniture: () => [
          { __typename: 'Lamp', id: 'l', power: 40 },
          { __typename: 'Chair', legs: () => refuse('NOT_FOUND') },
        ],
      },
    },
  },
  critics: {
    sdl: `
      type Query { quote: String bestReview: Review }
      type Book @key(fields: "isbn") { isbn: ID! reviews: [Review] rating: Int }
      type Review { text: String! critic: Critic }
      type Critic @key(fields: "id") { id: ID! }
      type Lamp @key(fields: "id") { id: ID! power: Int @shareable }`,
    resolvers: {
      Book: {
        rating: ({ isbn }: { isbn: string }) => (isbn === 'lost' ? refuse('FORBIDDEN') : 5),
        reviews: ({ isbn }: { isbn: string }) => [
          { text: 'dull', critic: { id: 'friendly' } },
          { text: () => (isbn === 'lost' ? refuse('NOT_FOUND') : 'good'), critic: { id: 'silent' } },
        ],
      },
      Query: { quote: () => 'Read!', bestReview: () => ({ text: 'best', critic: { id: 'silent' } }) },
    },
  },
  people: {
    sdl: `type Critic @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Critic: { name: ({ id }: { id: string }) => (id === 'silent' ? refuse('FORBIDDEN') : 'Ann') },
    },
  },
} satisfies Record<string, SubgraphDefinition>;

const library = useScriptedGraph(definitions, { ERROR_EXTENSIONS: 'hint' });

function refuse(code: string): never {
  throw new GraphQLError(`${code}, says the subgraph`, { extensions: { code, hint: 'a hint' } });
}

const refusal = (code: string, serviceName: string, path: ReadonlyArray<string | number>) => ({
  message: `${code}, says the subgraph`,
  path,
  extensions: { code, serviceName, hint: 'a hint' },
});

const CASES = [
  {
    place: 'at a root field',
    query: '{ broken quote }',
    data: { broken: null, quote: 'Read!' },
    errors: [refusal('NOT_FOUND', 'shelves', ['broken'])],
  },
  {
    place: 'under the aliases that the client chose',
    query: '{ rating: book(isbn: "lost") { isbn: rating } }',
    data: { rating: { isbn: null } },
    errors: [refusal('FORBIDDEN', 'critics', ['rating', 'isbn'])],
  },
  {
    place: 'where one response key is of fields that a subgraph must tell apart',
    query: '{ furniture { ... on Lamp { has: power } ... on Chair { has: legs } } }',
    data: { furniture: [{ has: 40 }, { has: null }] },
    errors: [refusal('NOT_FOUND', 'shelves', ['furniture', 1, 'has'])],
  },
  {
    place: 'at entities in nested lists, nulls counted',
    query: '{ rows { rating } }',
    data: {
      rows: [
        [{ rating: 5 }, { rating: 5 }],
        [{ rating: null }, null, { rating: 5 }],
      ],
    },
    errors: [refusal('FORBIDDEN', 'critics', ['rows', 1, 0, 'rating'])],
  },
  {
    place: 'at entities in lists within objects within lists',
    query: '{ shelf { rows { books { rating } } } }',
    data: {
      shelf: { rows: [{ books: [{ rating: 5 }, { rating: 5 }] }, { books: [{ rating: null }, null, { rating: 5 }] }] },
    },
    errors: [refusal('FORBIDDEN', 'critics', ['shelf', 'rows', 1, 'books', 0, 'rating'])],
  },
  {
    place: 'within the lists of an entity',
    query: '{ book(isbn: "lost") { reviews { text } } }',
    data: { book: { reviews: [{ text: 'dull' }, null] } },
    errors: [refusal('NOT_FOUND', 'critics', ['book', 'reviews', 1, 'text'])],
  },
  {
    place: 'at each holder of an entity that was asked for once',
    query: '{ first: book(isbn: "lost") { rating } second: book(isbn: "lost") { rating } }',
    data: { first: { rating: null }, second: { rating: null } },
    errors: [
      refusal('FORBIDDEN', 'critics', ['first', 'rating']),
      refusal('FORBIDDEN', 'critics', ['second', 'rating']),
    ],
  },
  {
    place: 'through two subgraphs, at each holder',
    query: '{ rows { reviews { critic { name } } } }',
    data: {
      rows: [
        [reviewsBy('Ann', null), reviewsBy('Ann', null)],
        [reviewsBy('Ann', null), null, reviewsBy('Ann', null)],
      ],
    },
    errors: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 2],
    ].map((at) => refusal('FORBIDDEN', 'people', ['rows', ...at, 'reviews', 1, 'critic', 'name'])),
  },
  {
    place: 'at root fields and entities that were asked for together',
    query: '{ bestReview { critic { name } } book(isbn: "a") { reviews { critic { name } } } }',
    data: { bestReview: { critic: { name: null } }, book: reviewsBy('Ann', null) },
    errors: [
      refusal('FORBIDDEN', 'people', ['bestReview', 'critic', 'name']),
      refusal('FORBIDDEN', 'people', ['book', 'reviews', 1, 'critic', 'name']),
    ],
  },
];

test.each(CASES)('an error has its path $place', async ({ query, data, errors }) => {
  const answer = await library.graph.ask(query);
  expect(answer).toEqual({ status: 200, data, errors: expect.arrayContaining(errors) });
  expect(answer.errors).toHaveLength(errors.length);
});

function reviewsBy(...names: ReadonlyArray<string | null>) {
  return { reviews: names.map((name) => ({ critic: { name } })) };
}

test('an error of an entity is reported for all its occurrences', async () => {
  library.subgraphs.critics.follow(
    changes(({ data }) => ({
      data: { _entities: [null, data._entities[1], null] },
      errors: [{ message: 'gone', path: ['_entities', 0], extensions: { code: 'NOT_FOUND' } }],
    })),
  );
  expect(await library.graph.ask('{ rows { rating } }')).toEqual({
    status: 200,
    data: {
      rows: [
        [{ rating: null }, { rating: 5 }],
        [{ rating: null }, null, { rating: null }],
      ],
    },
    errors: [
      [0, 0],
      [1, 2],
    ].map((at) => ({
      message: 'gone',
      path: ['rows', ...at],
      extensions: { code: 'NOT_FOUND', serviceName: 'critics' },
    })),
  });
});

test('an error without a code is masked', async () => {
  library.subgraphs.critics.follow(answers({ data: { quote: null }, errors: [{ message: 'at 10.0.0.7' }] }));
  expect((await library.graph.ask('{ quote }')).errors).toEqual([
    {
      message: 'Something went wrong on our side.',
      extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: 'critics', errorId: expect.any(String) },
    },
  ]);
});
