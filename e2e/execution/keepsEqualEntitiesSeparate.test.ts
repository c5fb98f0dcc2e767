import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** Every seat is of the same person, whose address and phones belong to no entity of their own. */
const theatre = useScriptedGraph({
  seats: {
    sdl: `
      type Query { front: Seat back: Seat seats: [Seat] }
      type Seat { number: Int person: Person }
      type Person @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        front: () => ({ number: 1, person: { id: 'p' } }),
        back: () => ({ number: 2, person: { id: 'p' } }),
        seats: () => [1, 2, 3].map((number) => ({ number, person: { id: 'p' } })),
      },
    },
  },
  people: {
    sdl: `
      type Person @key(fields: "id") { id: ID! address: Address phones: [Phone] }
      type Address @shareable { city: String town: Town }
      type Phone { number: Int provider: Provider }
      type Town @key(fields: "id") { id: ID! }
      type Provider @key(fields: "id") { id: ID! }`,
    resolvers: {
      Person: {
        address: () => ({ city: 'Ulm', town: { id: 't' } }),
        phones: () => [
          { number: 1, provider: { id: 'x' } },
          { number: 2, provider: { id: 'y' } },
        ],
      },
    },
  },
  towns: {
    sdl: `type Town @key(fields: "id") { id: ID! size: Int mayor(short: Boolean): String }`,
    resolvers: {
      Town: { size: () => 100, mayor: (_: unknown, { short }: { short?: boolean }) => (short ? 'J' : 'Joe') },
    },
  },
  providers: {
    sdl: `type Provider @key(fields: "id") { id: ID! name: String }`,
    resolvers: { Provider: { name: ({ id }: { id: string }) => `Provider ${id}` } },
  },
});

const asked = (name: keyof typeof theatre.subgraphs) =>
  theatre.subgraphs[name].asked.flatMap(({ variables }) => Object.values(variables).flat());

test('an entity that occurs several times is fetched once', async () => {
  expect(await theatre.graph.get('{ seats { number person { address { city } } } }')).toEqual({
    seats: [1, 2, 3].map((number) => ({ number, person: { address: { city: 'Ulm' } } })),
  });
  expect(asked('people')).toEqual([{ __typename: 'Person', id: 'p' }]);
});

test.each([
  {
    name: 'different fields of nested objects',
    query: `{ front { person { address { city town { size } } } } back { person { address { town { mayor } } } } }`,
    data: {
      front: { person: { address: { city: 'Ulm', town: { size: 100 } } } },
      back: { person: { address: { town: { mayor: 'Joe' } } } },
    },
  },
  {
    name: 'the same nested field with different arguments',
    query: `{ front { person { address { town { mayor } } } } back { person { address { town { mayor(short: true) } } } } }`,
    data: {
      front: { person: { address: { town: { mayor: 'Joe' } } } },
      back: { person: { address: { town: { mayor: 'J' } } } },
    },
  },
  {
    name: 'an alias of one that is a field of the other',
    query: `{ front { person { address { city: town { size } } } } back { person { address { city } } } }`,
    data: { front: { person: { address: { city: { size: 100 } } } }, back: { person: { address: { city: 'Ulm' } } } },
  },
  {
    name: 'lists of nested objects with later fields',
    query: `{ front { person { phones { provider { name } } } } back { person { phones { number } } } }`,
    data: {
      front: { person: { phones: [{ provider: { name: 'Provider x' } }, { provider: { name: 'Provider y' } }] } },
      back: { person: { phones: [{ number: 1 }, { number: 2 }] } },
    },
  },
  {
    name: 'later fields for all holders',
    query: '{ seats { person { address { town { mayor size } } phones { provider { name } } } } }',
    data: {
      seats: [1, 2, 3].map(() => ({
        person: {
          address: { town: { mayor: 'Joe', size: 100 } },
          phones: [{ provider: { name: 'Provider x' } }, { provider: { name: 'Provider y' } }],
        },
      })),
    },
  },
])('holders of one entity may select $name', async ({ query, data }) => {
  expect(await theatre.graph.get(query)).toEqual(data);
});

test('an error of one occurrence is reported at its path only', async () => {
  theatre.subgraphs.towns.follow((response, { query }, usual) =>
    query.includes('mayor')
      ? response.writeHead(500).end()
      : usual().then((value) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))),
  );
  const query = `query ($short: Boolean) {
    front { person { address { town { size } } } }
    back { person { address { town { mayor(short: $short) } } } } }`;
  const { data } = await theatre.graph.ask<Record<string, unknown>>(query);
  expect(data['back']).toEqual({ person: { address: { town: { mayor: null } } } });
});
