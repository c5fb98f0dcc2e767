import { expect, test } from '@jest/globals';

import { FallbackGraph } from './FallbackGraph.ts';

test('fields that a subgraph cannot answer under one key get keys of their own', async () => {
  const graph = new FallbackGraph({
    a: {
      sdl: `
        type Query { all: [Media!]! }
        union Media = Book | Song
        type Book @key(fields: "id") { id: ID! count: Int! @shareable rating: Rating! @shareable }
        type Song @key(fields: "id") { id: ID count: Int @shareable rating: Rating @shareable }
        type Rating @shareable { stars: Int }
      `,
      resolvers: {
        Query: {
          all: () => [
            { __typename: 'Book', id: '1', count: 1, rating: { stars: 1 } },
            { __typename: 'Song', id: '2', count: null, rating: { stars: 2 } },
          ],
        },
      },
    },
    b: {
      sdl: `
        type Book @key(fields: "id") { id: ID! count: Int @shareable rating: Rating @shareable more: Int }
        type Song @key(fields: "id") { id: ID count: Int @shareable rating: Rating @shareable more: Int! }
        type Rating @shareable { stars: Int }
      `,
      resolvers: { Book: { more: () => 4 }, Song: { more: () => 5 } },
    },
  });
  expect(
    await graph.ask(
      '{ all { ... on Book { count rating { stars } more } ... on Song { count rating { stars } last: more } } }',
    ),
  ).toEqual({
    data: {
      all: [
        { count: 1, rating: { stars: 1 }, more: 4 },
        { count: null, rating: { stars: 2 }, last: 5 },
      ],
    },
  });
  expect(graph.requests[0]).toContain('...on Song{_1_of_count:count _1_of_rating:rating{stars}_1_of_id:id}');
});

test('what is provided is not fetched, what moved is fetched where it is, and labels hold for no request', async () => {
  const graph = new FallbackGraph({
    reviews: {
      sdl: `
        type Query { reviews: [Review!]! }
        type Review { author: User @provides(fields: "name profile { nick }") }
        type User @key(fields: "id") {
          id: ID! name: String @external profile: Profile @external moved: Int labelled: Int
        }
        type Profile { nick: String @external }
      `,
      resolvers: {
        Query: { reviews: () => [{ author: { id: '1', name: 'Ada', profile: { nick: 'A' } } }] },
        User: { moved: () => 1, labelled: () => 1 },
      },
    },
    users: {
      sdl: `
        type User @key(fields: "id") {
          id: ID!
          name: String @shareable
          profile: Profile @shareable
          moved: Int @override(from: "reviews")
          labelled: Int @override(from: "reviews", label: "percent(50)")
        }
        type Profile @shareable { nick: String age: Int }
      `,
      resolvers: {
        User: { name: () => 'Ada', profile: () => ({ nick: 'A', age: 36 }), moved: () => 2, labelled: () => 2 },
      },
    },
  });
  expect(await graph.ask('{ reviews { author { name profile { nick } labelled } } }')).toEqual({
    data: { reviews: [{ author: { name: 'Ada', profile: { nick: 'A' }, labelled: 1 } }] },
  });
  expect(graph.requests).toHaveLength(1);
  expect(await graph.ask('{ reviews { author { name profile { nick age } moved } } }')).toEqual({
    data: { reviews: [{ author: { name: 'Ada', profile: { nick: 'A', age: 36 }, moved: 2 } }] },
  });
});
