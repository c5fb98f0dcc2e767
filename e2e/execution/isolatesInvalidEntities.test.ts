import { afterEach, expect, test } from '@jest/globals';

import { changes, says } from './support/scripts.ts';
import type { Script, SubgraphResponse } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const fleet = useScriptedGraph({
  ships: {
    sdl: `type Query { ships: [Ship] flag: Ship } type Ship @key(fields: "id") { id: ID! name: String }`,
    resolvers: {
      Query: {
        ships: () => ['a', 'b', 'a'].map((id) => ({ id, name: `Ship ${id}` })),
        flag: () => ({ id: 'c', name: 'Ship c' }),
      },
    },
  },
  crews: {
    sdl: `
      type Ship @key(fields: "id") { id: ID! crew: Crew size: Int }
      type Crew @shareable { captain: Sailor mates: [Sailor] json: Json }
      type Sailor @key(fields: "id") { id: ID! }
      scalar Json`,
    resolvers: {
      Ship: {
        size: () => 7,
        crew: ({ id }: { id: string }) => ({
          captain: { id: `${id}1` },
          mates: [{ id: `${id}2` }, null],
          json: { id },
        }),
      },
    },
  },
  sailors: {
    sdl: `type Sailor @key(fields: "id") { id: ID! age: Int }`,
    resolvers: { Sailor: { age: ({ id }: { id: string }) => (id.endsWith('1') ? 50 : 20) } },
  },
});

const QUERY = '{ ships { name size } }';
const GOOD = [7, 7, 7];

afterEach(async () => {
  fleet.subgraphs.crews.reset();
  expect(await fleet.graph.get(QUERY)).toEqual({ ships: withSizes(GOOD) });
});

function withSizes(sizes: ReadonlyArray<number | null>) {
  return ['a', 'b', 'a'].map((id, at) => ({ name: `Ship ${id}`, size: sizes[at] }));
}

/** Answers with these entities in place of those of ships a and b. */
const entities = (value: unknown): Script => changes(({ data }) => void (data._entities = value));
const response = (value: SubgraphResponse): Script => changes(() => value);
const NONE = [null, null, null];

const BAD: Array<[string, Script, Array<number | null>, string]> = [
  ['no _entities', response({ data: {} }), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['null', entities(null), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['an object', entities({ 0: { size: 1 }, length: 2 }), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['text', entities('ab'), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['too few', entities([{ size: 1 }]), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['none', entities([]), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['too many', entities([{ size: 1 }, { size: 2 }, { size: 3 }]), NONE, 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['scalars', entities([{ size: 1 }, 5]), [1, null, 1], 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['lists', entities([[{ size: 1 }], { size: 2 }]), [null, 2, null], 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['false', entities([false, { size: 2 }]), [null, 2, null], 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['empty text', entities([{ size: 1 }, '']), [1, null, 1], 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['leaves of wrong types', entities([{ size: 'x' }, { size: 2 }]), [null, 2, null], 'RESPONSE_VALIDATION_FAILED'],
  ['objects for leaves', entities([{ size: {} }, { size: [2] }]), NONE, 'RESPONSE_VALIDATION_FAILED'],
];

test.each(BAD)('entities: %s', async (_, script, sizes, code) => {
  fleet.subgraphs.crews.follow(script);
  const { errors, ...answer } = await fleet.graph.ask(QUERY);
  expect(answer).toEqual({ status: 200, data: { ships: withSizes(sizes) } });
  const missing = sizes.flatMap((size, at) => (size === null ? [['ships', at, 'size']] : []));
  expect(errors).toEqual(
    missing.map((path) => ({ message: expect.any(String), path, extensions: { code, serviceName: 'crews' } })),
  );
});

test('an unknown entity is null without an error', async () => {
  fleet.subgraphs.crews.follow(entities([null, { size: 2 }]));
  expect(await fleet.graph.ask(QUERY)).toEqual({ status: 200, data: { ships: withSizes([null, 2, null]) } });
});

test('an entity with another __typename keeps its type', async () => {
  fleet.subgraphs.crews.follow(
    entities([
      { __typename: 'Sailor', size: 1 },
      { __typename: 'Nothing', size: 2 },
    ]),
  );
  expect(await fleet.graph.get('{ ships { __typename id size } }')).toEqual({
    ships: [
      { __typename: 'Ship', id: 'a', size: 1 },
      { __typename: 'Ship', id: 'b', size: 2 },
      { __typename: 'Ship', id: 'a', size: 1 },
    ],
  });
});

const CREW = '{ flag { name crew { captain { age } mates { age } } } }';

test.each([
  {
    name: 'a captain that is a list',
    crew: { captain: [{ __typename: 'Sailor', id: 'x' }], mates: [] },
    expected: { captain: null, mates: [] },
  },
  {
    name: 'mates that are one object',
    crew: { captain: null, mates: { __typename: 'Sailor', id: 'x' } },
    expected: { captain: null, mates: null },
  },
  { name: 'mates that are text', crew: { captain: null, mates: 'ab' }, expected: { captain: null, mates: null } },
  {
    name: 'mates of which some are no objects',
    crew: { captain: null, mates: [5, { __typename: 'Sailor', id: 'x' }, 'y'] },
    expected: { captain: null, mates: [null, { age: 20 }, null] },
  },
  {
    name: 'a captain without an id',
    crew: { captain: { __typename: 'Sailor' }, mates: [] },
    expected: { captain: { age: null }, mates: [] },
  },
  {
    name: 'a captain whose id is an object',
    crew: { captain: { __typename: 'Sailor', id: { $ne: 1 } }, mates: [] },
    expected: { captain: { age: null }, mates: [] },
  },
  {
    name: 'a captain without a type',
    crew: { captain: { id: 'x1' }, mates: [] },
    expected: { captain: { age: null }, mates: [] },
  },
  {
    name: 'a captain of another type',
    crew: { captain: { __typename: 'Ship', id: 'x1' }, mates: [] },
    expected: { captain: { age: null }, mates: [] },
  },
])('input of a dependent fetch: $name', async ({ crew, expected }) => {
  fleet.subgraphs.crews.follow(entities([{ crew }]));
  const { status, data, errors } = await fleet.graph.ask(CREW);
  expect({ status, data }).toEqual({ status: 200, data: { flag: { name: 'Ship c', crew: expected } } });
  expect((errors ?? []).every(({ extensions }) => extensions.serviceName)).toBe(true);
});

test('an entity whose key is not a finite number is not fetched, and others are', async () => {
  const captain = '{"__typename":"Sailor","id":1e999}';
  const mates = '[{"__typename":"Sailor","id":"x"}]';
  fleet.subgraphs.crews.follow(says(`{"data":{"_entities":[{"crew":{"captain":${captain},"mates":${mates}}}]}}`));
  const { data } = await fleet.graph.ask(CREW);
  expect(data).toEqual({ flag: { name: 'Ship c', crew: { captain: { age: null }, mates: [{ age: 20 }] } } });
});

test.each([100, 100_000])('lists of %i levels in the path of a dependent fetch', async (levels) => {
  const mates = '['.repeat(levels) + ']'.repeat(levels);
  fleet.subgraphs.crews.follow(says(`{"data":{"_entities":[{"crew":{"captain":null,"mates":${mates}}}]}}`));
  const { status, data } = await fleet.graph.ask(CREW);
  expect({ status, data }).toEqual({
    status: 200,
    data: { flag: { name: 'Ship c', crew: { captain: null, mates: [null] } } },
  });
});

test.each([100, 100_000])('a custom scalar that is nested %i levels deep', async (levels) => {
  const json = '['.repeat(levels) + ']'.repeat(levels);
  fleet.subgraphs.crews.follow(says(`{"data":{"_entities":[{"size":1,"crew":{"json":${json}}}]}}`));
  const { data, errors } = await fleet.graph.ask<{ flag: { size: number; crew: { json: unknown } } }>(
    '{ flag { size crew { json } } }',
  );
  expect(data.flag.size).toBe(1);
  if (levels > 1_000) {
    expect(data.flag.crew.json).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.any(String),
        path: ['flag', 'crew', 'json'],
        extensions: { code: 'RESPONSE_VALIDATION_FAILED', serviceName: 'crews' },
      },
    ]);
  } else expect(JSON.stringify(data.flag.crew.json)).toBe(json);
});
