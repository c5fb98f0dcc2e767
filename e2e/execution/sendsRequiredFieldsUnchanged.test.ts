import { expect, test } from '@jest/globals';

import { answers, changes, says } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** What the parcel of the moment is made of; each test sets it. */
let parcel: Record<string, unknown> | null = {};

const post = useScriptedGraph({
  parcels: {
    sdl: `
      type Query { parcel: Parcel parcels: [Parcel] }
      type Parcel @key(fields: "id") {
        id: ID! fragile: Boolean weight: Float count: Int label: String tags: [String] sizes: [[Int]]
        box: Box boxes: [Box] content: Content price(currency: String): Int
      }
      type Box { width: Int lid: Lid }
      type Lid { colour: String }
      union Content = Food | Paper
      type Food { calories: Int }
      type Paper { pages: Int @shareable }`,
    resolvers: {
      Query: { parcel: () => parcel, parcels: () => [parcel, null, parcel] },
      Parcel: { id: () => 'p', price: (_, { currency }: { currency?: string }) => (currency === 'GBP' ? 8 : 10) },
    },
  },
  customs: {
    sdl: `
      type Parcel @key(fields: "id") {
        id: ID!
        fragile: Boolean @external weight: Float @external count: Int @external label: String @external
        tags: [String] @external sizes: [[Int]] @external box: Box @external boxes: [Box] @external
        content: Content @external price(currency: String): Int @external
        ofScalars: String @requires(fields: "fragile weight count label")
        ofLists: String @requires(fields: "tags sizes")
        ofObjects: String @requires(fields: "box { width lid { colour } } boxes { width }")
        ofUnions: String @requires(fields: "content { ... on Food { calories } }")
        duty: Int @requires(fields: "price(currency: \\"GBP\\")")
        plain: String
      }
      type Box { width: Int @external lid: Lid @external }
      type Lid { colour: String @external }
      union Content = Food | Paper
      type Food { calories: Int @external }
      type Paper { pages: Int @shareable }`,
    resolvers: {
      Parcel: Object.fromEntries([
        ...['ofScalars', 'ofLists', 'ofObjects', 'ofUnions', 'plain'].map((name) => [name, () => name]),
        ['duty', ({ price }: { price: number }) => price * 2],
      ]),
    },
  },
});

test.each([
  {
    values: 'falsy scalars',
    parcel: { fragile: false, weight: 0, count: 0, label: '' },
    field: 'ofScalars',
    sent: { fragile: false, weight: 0, count: 0, label: '' },
  },
  {
    values: 'nulls',
    parcel: { fragile: null, weight: null, count: null, label: null },
    field: 'ofScalars',
    sent: { fragile: null, weight: null, count: null, label: null },
  },
  {
    values: 'text that must be escaped',
    parcel: { fragile: true, weight: 1e21, count: -1, label: '"\\ \n \u2028 é 😀 </script>' },
    field: 'ofScalars',
    sent: { fragile: true, weight: 1e21, count: -1, label: '"\\ \n \u2028 é 😀 </script>' },
  },
  {
    values: 'lists, with nulls and lists in them',
    parcel: { tags: ['a', null, ''], sizes: [[1, null], null, []] },
    field: 'ofLists',
    sent: { tags: ['a', null, ''], sizes: [[1, null], null, []] },
  },
  { values: 'empty lists', parcel: { tags: [], sizes: [] }, field: 'ofLists', sent: { tags: [], sizes: [] } },
  { values: 'null lists', parcel: { tags: null, sizes: null }, field: 'ofLists', sent: { tags: null, sizes: null } },
  {
    values: 'nested objects and lists of them',
    parcel: { box: { width: 0, lid: { colour: null } }, boxes: [{ width: 1 }, null, { width: 2 }] },
    field: 'ofObjects',
    sent: { box: { width: 0, lid: { colour: null } }, boxes: [{ width: 1 }, null, { width: 2 }] },
  },
  {
    values: 'nested nulls',
    parcel: { box: { width: null, lid: null }, boxes: null },
    field: 'ofObjects',
    sent: { box: { width: null, lid: null }, boxes: null },
  },
  { values: 'null objects', parcel: { box: null, boxes: [] }, field: 'ofObjects', sent: { box: null, boxes: [] } },
  {
    values: 'a member of a union that is required',
    parcel: { content: { __typename: 'Food', calories: 5 } },
    field: 'ofUnions',
    sent: { content: { __typename: 'Food', calories: 5 } },
  },
  {
    values: 'a member of a union of which nothing is required',
    parcel: { content: { __typename: 'Paper', pages: 5 } },
    field: 'ofUnions',
    sent: { content: { __typename: 'Paper' } },
  },
])('$values arrive', async ({ parcel: given, field, sent }) => {
  parcel = given;
  expect(await post.graph.get(`{ parcel { ${field} } }`)).toEqual({ parcel: { [field]: field } });
  expect(post.subgraphs.customs.asked.map(({ variables }) => variables)).toMatchObject([
    { representations: [{ __typename: 'Parcel', id: 'p', ...sent }] },
  ]);
});

test('required fields are not in the response unless selected', async () => {
  parcel = { fragile: true, weight: 1, count: 2, label: 'x', tags: [], sizes: [] };
  expect(await post.graph.get('{ parcel { ofScalars label } }')).toEqual({
    parcel: { ofScalars: 'ofScalars', label: 'x' },
  });
});

test('required fields and selected fields with other arguments are separate', async () => {
  parcel = {};
  expect(
    await post.graph.get('{ parcel { price(currency: "EUR") duty gbp: price(currency: "GBP") default: price } }'),
  ).toEqual({ parcel: { price: 10, duty: 16, gbp: 8, default: 10 } });
});

test('equal entities are fetched once', async () => {
  parcel = { tags: ['a'], sizes: null };
  expect(await post.graph.get('{ parcels { ofLists } }')).toEqual({
    parcels: [{ ofLists: 'ofLists' }, null, { ofLists: 'ofLists' }],
  });
  expect(post.subgraphs.customs.asked[0]?.variables['representations']).toHaveLength(1);
});

test.each([
  { when: 'the parent is null', entities: null },
  { when: 'all items are null', entities: [null, null] },
  { when: 'the list is empty', entities: [] },
])('no request is sent when $when', async ({ entities }) => {
  post.subgraphs.parcels.follow(answers({ data: { parcels: entities } }));
  expect(await post.graph.get('{ parcels { plain ofLists } }')).toEqual({ parcels: entities });
  expect(post.subgraphs.customs.asked).toEqual([]);
});

test('an entity without a required field is not fetched, and others are', async () => {
  parcel = { tags: ['a'], sizes: null };
  post.subgraphs.parcels.follow(
    changes(({ data }) => {
      data.parcels[0] = { __typename: 'Parcel', id: 'other' };
    }),
  );
  const { data } = await post.graph.ask('{ parcels { ofLists } }');
  expect(data).toEqual({ parcels: [{ ofLists: null }, null, { ofLists: 'ofLists' }] });
  expect(post.subgraphs.customs.asked[0]?.variables['representations']).toMatchObject([{ id: 'p' }]);
});

const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

test.each([
  ['a number beyond all', 'ofScalars', '"fragile":true,"weight":1e999,"count":1,"label":"x"'],
  ['such a number in a list', 'ofLists', '"tags":[],"sizes":[[1,-1e999]]'],
  ['such a number in an object', 'ofObjects', '"box":{"width":1e999,"lid":null},"boxes":[]'],
  ['a list that is nested too deeply', 'ofLists', `"tags":${DEEP},"sizes":[]`],
  ['such a list in place of objects', 'ofObjects', `"box":null,"boxes":${DEEP}`],
])('an entity with %s for a required field is not fetched, and others are', async (_, field, required) => {
  parcel = { fragile: true, weight: 1, count: 2, label: 'x', tags: [], sizes: [], box: null, boxes: [] };
  post.subgraphs.parcels.follow(async (response, asked, usual) => {
    const { data } = await usual();
    data.parcels[0] = 'BAD';
    const text = JSON.stringify({ data }).replace('"BAD"', `{"__typename":"Parcel","id":"bad",${required}}`);
    says(text)(response, asked, usual);
  });
  const { data } = await post.graph.ask(`{ parcels { ${field} } }`);
  expect(data).toEqual({ parcels: [{ [field]: null }, null, { [field]: field }] });
  expect(post.subgraphs.customs.asked[0]?.variables['representations']).toMatchObject([{ id: 'p' }]);
});
