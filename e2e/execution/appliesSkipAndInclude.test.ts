import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const house = useScriptedGraph({
  houses: {
    sdl: `type Query { house: House street: String } type House @key(fields: "id") { id: ID! colour: String }`,
    resolvers: { Query: { house: () => ({ id: 'h', colour: 'red' }), street: () => 'Elm' } },
  },
  people: {
    sdl: `type Query { mayor: String } type House @key(fields: "id") { id: ID! owner: Person } type Person { name: String age: Int }`,
    resolvers: { Query: { mayor: () => 'Joe' }, House: { owner: () => ({ name: 'Ann', age: 40 }) } },
  },
});

const OWNER = 'query ($with: Boolean!) { house { colour owner @include(if: $with) { name } } }';

test.each([
  {
    name: 'included',
    query: OWNER,
    variables: { with: true },
    data: { house: { colour: 'red', owner: { name: 'Ann' } } },
    asked: [1, 1],
  },
  { name: 'not included', query: OWNER, variables: { with: false }, data: { house: { colour: 'red' } }, asked: [1, 0] },
  {
    name: 'skipped by a default',
    query: 'query ($without: Boolean = true) { house { colour owner @skip(if: $without) { name } } }',
    variables: {},
    data: { house: { colour: 'red' } },
    asked: [1, 0],
  },
  {
    name: 'not skipped, against the default',
    query: 'query ($without: Boolean = true) { house { colour owner @skip(if: $without) { name } } }',
    variables: { without: false },
    data: { house: { colour: 'red', owner: { name: 'Ann' } } },
    asked: [1, 1],
  },
  {
    name: 'both skipped and included',
    query: 'query ($a: Boolean!, $b: Boolean!) { mayor @skip(if: $a) @include(if: $b) street }',
    variables: { a: false, b: true },
    data: { mayor: 'Joe', street: 'Elm' },
    asked: [1, 1],
  },
  {
    name: 'one of skip and include against it',
    query: 'query ($a: Boolean!, $b: Boolean!) { mayor @skip(if: $a) @include(if: $b) street }',
    variables: { a: true, b: true },
    data: { street: 'Elm' },
    asked: [1, 0],
  },
  {
    name: 'a field twice, once not included',
    query: 'query ($no: Boolean!) { house @include(if: $no) { owner { age } } house { owner { name } } }',
    variables: { no: false },
    data: { house: { owner: { name: 'Ann' } } },
    asked: [1, 1],
  },
  {
    name: 'fragments',
    query: `query ($no: Boolean!, $yes: Boolean!) { ...A @skip(if: $yes) ... @include(if: $yes) { street } ...B @include(if: $no) house { ...C @include(if: $yes) } }
      fragment A on Query { mayor } fragment B on Query { mayor house { id } } fragment C on House { colour @skip(if: $no) owner @skip(if: $yes) { name } }`,
    variables: { no: false, yes: true },
    data: { street: 'Elm', house: { colour: 'red' } },
    asked: [1, 0],
  },
  {
    name: 'nested conditions',
    query:
      'query ($a: Boolean!, $b: Boolean!) { house @include(if: $a) { owner @include(if: $b) { name age @skip(if: $a) } colour } }',
    variables: { a: true, b: true },
    data: { house: { owner: { name: 'Ann' }, colour: 'red' } },
    asked: [1, 1],
  },
  {
    name: 'everything skipped',
    query: 'query ($no: Boolean!) { house @include(if: $no) { colour } mayor @include(if: $no) }',
    variables: { no: false },
    data: {},
    asked: [0, 0],
  },
  {
    name: 'everything skipped by literals',
    query: '{ house @skip(if: true) { colour } mayor @include(if: false) }',
    data: {},
    asked: [0, 0],
  },
  {
    name: 'everything of an object skipped',
    query: 'query ($no: Boolean!) { house { colour @include(if: $no) owner @include(if: $no) { name } } }',
    variables: { no: false },
    data: { house: {} },
    asked: [1, 0],
  },
  {
    name: 'everything of an entity from elsewhere skipped',
    query: 'query ($no: Boolean!) { house { owner { name @include(if: $no) age @include(if: $no) } } }',
    variables: { no: false },
    data: { house: { owner: {} } },
    asked: [1, 1],
  },
  {
    name: 'a variable with a name that planners use',
    query:
      'query ($representations: Boolean!) { house { owner @include(if: $representations) { name } } mayor @skip(if: $representations) }',
    variables: { representations: true },
    data: { house: { owner: { name: 'Ann' } } },
    asked: [1, 1],
  },
  {
    name: '__typename skipped and included',
    query:
      'query ($no: Boolean!) { __typename @include(if: $no) house { a: __typename @skip(if: $no) b: __typename @include(if: $no) } }',
    variables: { no: false },
    data: { house: { a: 'House' } },
    asked: [1, 0],
  },
])('conditions: $name', async ({ query, variables, data, asked }) => {
  expect(await house.graph.ask(query, variables)).toEqual({ status: 200, data });
  const { houses, people } = house.subgraphs;
  expect([houses.asked.length, people.asked.length]).toEqual(asked);
});

test('a condition that is null is rejected', async () => {
  const query = 'query ($with: Boolean = true) { street mayor @include(if: $with) }';
  expect(await house.graph.ask(query, { with: null })).toEqual({
    status: 400,
    errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) })],
  });
  expect(house.subgraphs.houses.asked).toEqual([]);
});
