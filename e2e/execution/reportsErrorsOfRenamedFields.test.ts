import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

function refuse(): never {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
}

const REX = { __typename: 'Dog', id: 'rex' };

/**
 * One subgraph answers the names of dogs always, and of cats at times. It cannot be asked for both under one key, so that planners
 * ask it under another, and have it renamed.
 */
const SUBGRAPHS = {
  pets: {
    sdl: `
      type Query { pet: Pet pets: [Pet] other: Other }
      union Pet = Cat | Dog
      type Cat @key(fields: "id") { id: ID! name: String @shareable }
      type Dog @key(fields: "id") { id: ID! name: String! @shareable age: Int }
      type Other { name: String pet: Pet bone: Bone }
      type Bone @shareable { size: Int }`,
    resolvers: {
      Query: { pet: () => REX, pets: () => [{ __typename: 'Cat', name: 'Tom' }, REX], other: () => ({ pet: REX }) },
      Dog: { name: refuse },
      Other: { name: refuse },
    },
  },
  shelters: {
    sdl: `
      type Cat @key(fields: "id") { id: ID! name: String @shareable }
      type Dog @key(fields: "id") { id: ID! name: String @shareable toy: Toy }
      union Toy = Ball | Bone
      type Ball { size: Int }
      type Bone @shareable { size: Int! }`,
    resolvers: { Dog: { toy: () => ({ __typename: 'Bone' }) }, Bone: { size: refuse } },
  },
};

const name = (alias = '') => `... on Cat { ${alias} name } ... on Dog { ${alias} name }`;

describe.each([
  ['hive', '_internal_qp_alias_0'],
  ['apollo', 'name__alias_0'],
])('planned by %s', (PLANNER, alias) => {
  const home = useScriptedGraph(SUBGRAPHS, { PLANNER });

  test.each([
    ['where it was renamed', `{ pet { ${name()} } }`, [['pet', 'name']]],
    ['in a list', `{ pets { ${name()} } }`, [['pets', 1, 'name']]],
    [
      'where the same field is renamed otherwise',
      `{ a: pet { ${name()} } b: pet { ${name('title:')} } }`,
      [
        ['a', 'name'],
        ['b', 'title'],
      ],
    ],
    [
      'where the client itself uses a key that it was renamed from',
      `{ pet { ${name()} } other { name__alias_0: name } }`,
      [
        ['other', 'name__alias_0'],
        ['pet', 'name'],
      ],
    ],
    [
      'in entities',
      '{ pets { ... on Dog { toy { ... on Ball { size } ... on Bone { size } } } } }',
      [['pets', 1, 'toy', 'size']],
    ],
    ['within an object', `{ other { pet { ${name()} } } }`, [['other', 'pet', 'name']]],
  ])('an error has its path %s', async (_, query, paths) => {
    const { errors } = await home.graph.ask(query);
    const told = (errors ?? []).map(({ path }) => JSON.stringify(path)).toSorted();
    expect(told).toEqual(paths.map((path) => JSON.stringify(path)));
    expect(home.subgraphs.pets.asked).toHaveLength(1);
  });

  test('a plan that renames one key to several names is supported', async () => {
    await home.graph.ask(`{ a: pet { ${name()} } b: pet { ${name('title:')} } }`);
    expect(home.subgraphs.pets.asked.map(({ query }) => query)).toEqual([expect.stringContaining(`${alias}:`)]);
  });
});
