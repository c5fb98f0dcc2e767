import { expect, test } from '@jest/globals';

import { answers } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const HERMES = { __typename: 'Cat', id: 'h', name: 'Hermes', weight: 4, size: 'small' };

/** Pets whose owners, and much else, another subgraph knows. */
const pets = useScriptedGraph({
  pets: {
    sdl: `
      type Query { pet: Animal cat: Cat representations: String size(of: String): String }
      interface Animal { id: ID! name(short: Boolean): String weight: Int }
      type Cat implements Animal @key(fields: "id") { id: ID! name(short: Boolean): String weight: Int size: String }
      type Dog implements Animal @key(fields: "id") { id: ID! name(short: Boolean): String weight: Int size: Int }`,
    resolvers: {
      Query: {
        pet: () => HERMES,
        cat: () => HERMES,
        representations: () => 'r',
        size: (_, { of }: { of: string }) => of,
      },
      Cat: { name: (_, { short }: { short?: boolean }) => (short ? 'H' : 'Hermes') },
    },
  },
  owners: {
    sdl: `
      type Cat @key(fields: "id") { id: ID! owner: Owner weight: Int @external food: Int @requires(fields: "weight") }
      type Dog @key(fields: "id") { id: ID! owner: Owner }
      type Owner { name: String _entities: String }`,
    resolvers: {
      Cat: { owner: () => ({ name: 'Ann', _entities: 'e' }), food: ({ weight }: { weight: number }) => weight * 10 },
    },
  },
});

test.each([
  {
    name: 'an alias that is another field',
    query: '{ cat { weight: name name: weight owner { name } } }',
    data: { cat: { weight: 'Hermes', name: 4, owner: { name: 'Ann' } } },
  },
  {
    name: 'an alias that is the key',
    query: '{ cat { id: name owner { name } } }',
    data: { cat: { id: 'Hermes', owner: { name: 'Ann' } } },
  },
  {
    name: 'an alias that is required by another field',
    query: '{ cat { weight: name food } }',
    data: { cat: { weight: 'Hermes', food: 40 } },
  },
  {
    name: 'an alias that is a field of the other subgraph',
    query: '{ cat { owner: name food: owner { name } } }',
    data: { cat: { owner: 'Hermes', food: { name: 'Ann' } } },
  },
  {
    name: '__typename as alias of another field',
    query: '{ pet { __typename: name ... on Cat { owner { name } } } }',
    data: { pet: { __typename: 'Hermes', owner: { name: 'Ann' } } },
  },
  {
    name: '__typename under an alias, as itself and in fragments',
    query: '{ t: __typename pet { name: __typename ... on Cat { kind: __typename __typename owner { __typename } } } }',
    data: { t: 'Query', pet: { name: 'Cat', kind: 'Cat', __typename: 'Cat', owner: { __typename: 'Owner' } } },
  },
  {
    name: 'nothing but __typename',
    query: '{ __typename again: __typename ...F } fragment F on Query { third: __typename }',
    data: { __typename: 'Query', again: 'Query', third: 'Query' },
  },
  {
    name: '__typename of objects only',
    query: '{ cat { __typename } pet { __typename } }',
    data: { cat: { __typename: 'Cat' }, pet: { __typename: 'Cat' } },
  },
  {
    name: '__proto__ as alias',
    query: '{ __proto__: cat { __proto__: owner { __proto__: name } name } }',
    data: JSON.parse('{"__proto__":{"__proto__":{"__proto__":"Ann"},"name":"Hermes"}}') as object,
  },
  {
    name: 'names that every object inherits as aliases',
    query: '{ constructor: cat { toString: weight hasOwnProperty: owner { valueOf: name } } }',
    data: { constructor: { toString: 4, hasOwnProperty: { valueOf: 'Ann' } } },
  },
  {
    name: '_entities and what planners call it',
    query: '{ _entities: cat { _e0: owner { _entities } _e1: food alias_id: id } }',
    data: { _entities: { _e0: { _entities: 'e' }, _e1: 40, alias_id: 'h' } },
  },
  {
    name: 'a client variable called representations',
    query:
      'query ($representations: Boolean, $__batch_reps_0: String) { cat { name(short: $representations) owner { name } } size(of: $__batch_reps_0) }',
    variables: { representations: true, __batch_reps_0: 'x' },
    data: { cat: { name: 'H', owner: { name: 'Ann' } }, size: 'x' },
  },
  {
    name: 'a field with different arguments under several aliases',
    query: '{ cat { name short: name(short: true) long: name(short: false) food } }',
    data: { cat: { name: 'Hermes', short: 'H', long: 'Hermes', food: 40 } },
  },
  {
    name: 'fields of different types in fragments that cannot both apply',
    query: '{ pet { ... on Cat { size } ... on Dog { name: name(short: true) } } }',
    data: { pet: { size: 'small' } },
  },
  {
    name: 'the same response key with different arguments in fragments that cannot both apply',
    query: '{ pet { ... on Cat { n: name(short: true) } ... on Dog { n: name } } }',
    data: { pet: { n: 'H' } },
  },
  {
    name: 'one field selected in many places',
    query: `{ cat { owner { name } } ...A cat { ...B owner { title: name } } }
      fragment A on Query { cat { ...B weight } } fragment B on Cat { owner { again: name } id }`,
    data: { cat: { owner: { name: 'Ann', again: 'Ann', title: 'Ann' }, id: 'h', weight: 4 } },
  },
])('$name', async ({ query, variables, data }) => {
  const { status, ...answer } = await pets.graph.ask(query, variables);
  expect({ status, answer: JSON.stringify(answer) }).toEqual({ status: 200, answer: JSON.stringify({ data }) });
});

test('a field named like a federation root field works', async () => {
  expect(await pets.graph.get('{ representations size(of: "x") }')).toEqual({ representations: 'r', size: 'x' });
});

test('inherited object properties are not data', async () => {
  pets.subgraphs.owners.follow(answers({ data: { _entities: [null] } }));
  expect(await pets.graph.ask('{ cat { constructor: food toString: owner { name } __proto__: food } }')).toEqual({
    status: 200,
    data: { cat: JSON.parse('{"constructor":null,"toString":null,"__proto__":null}') as unknown },
  });
});
