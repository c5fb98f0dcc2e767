import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { answers, changes } from './support/scripts.ts';
import type { Script } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** Two kinds of entities at different places, of which one subgraph knows more. */
const farm = useScriptedGraph({
  animals: {
    sdl: `
      type Query { cow: Cow hen: Hen cows: [Cow] }
      type Cow @key(fields: "id") { id: ID! calf: Cow }
      type Hen @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: { cow: () => ({ id: 'c' }), hen: () => ({ id: 'h' }), cows: () => [{ id: 'c' }, { id: 'd' }] },
      Cow: { calf: () => ({ id: 'k' }) },
    },
  },
  produce: {
    sdl: `
      type Cow @key(fields: "id") { id: ID! milk(unit: String): Int }
      type Hen @key(fields: "id") { id: ID! eggs(size: String): Int }`,
    resolvers: {
      Cow: { milk: ({ id }: { id: string }) => (id === 'k' ? refuse() : 20) },
      Hen: { eggs: () => 5 },
    },
  },
});

function refuse(): never {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
}

const BOTH = '{ cow { milk } hen { eggs } }';

/** Refuses what asks about cows and hens at once, and cows at all. */
const noCows: Script = (response, asked, usual) => {
  const script = JSON.stringify(asked.variables).includes('"Cow"')
    ? answers({ data: null, errors: [{ message: 'no cows', extensions: { code: 'FORBIDDEN' } }] })
    : changes(() => undefined);
  return script(response, asked, usual);
};

test('entities of one subgraph that are ready together are asked for in one request', async () => {
  expect(await farm.graph.get(BOTH)).toEqual({ cow: { milk: 20 }, hen: { eggs: 5 } });
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});

test('where one of them fails the whole request, each is asked for alone, and the others are there', async () => {
  farm.subgraphs.produce.follow(noCows);
  expect(await farm.graph.ask(BOTH)).toEqual({
    status: 200,
    data: { cow: { milk: null }, hen: { eggs: 5 } },
    errors: [{ message: 'no cows', path: ['cow', 'milk'], extensions: { code: 'FORBIDDEN', serviceName: 'produce' } }],
  });
  expect(farm.subgraphs.produce.asked).toHaveLength(3);
});

test('asked for alone, each takes its own variables along', async () => {
  farm.subgraphs.produce.follow(noCows);
  const query = 'query ($unit: String = "l", $size: String) { cow { milk(unit: $unit) } hen { eggs(size: $size) } }';
  const { data } = await farm.graph.ask(query, { size: 'L', unit: 'ml' });
  expect(data).toEqual({ cow: { milk: null }, hen: { eggs: 5 } });
  const alone = farm.subgraphs.produce.asked.slice(1);
  expect(alone.map(({ variables: { unit, size } }) => ({ unit, size }))).toEqual(
    expect.arrayContaining([{ unit: 'ml' }, { size: 'L' }]),
  );
});

test('an error within one of them stays there, and nothing is asked again', async () => {
  expect(await farm.graph.ask('{ cow { calf { milk } } hen { eggs } }')).toEqual({
    status: 200,
    data: { cow: { calf: { milk: null } }, hen: { eggs: 5 } },
    errors: [
      { message: 'no', path: ['cow', 'calf', 'milk'], extensions: { code: 'FORBIDDEN', serviceName: 'produce' } },
    ],
  });
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});

test('a wrong answer to one of them leaves the other', async () => {
  farm.subgraphs.produce.follow(changes(({ data }) => void (data[Object.keys(data)[0]!] = [])));
  const { data, errors } = await farm.graph.ask<{ cow: { milk: unknown }; hen: { eggs: unknown } }>(BOTH);
  expect([data.cow.milk, data.hen.eggs].filter((value) => value === null)).toHaveLength(1);
  expect(errors).toEqual([
    expect.objectContaining({ extensions: { code: 'SUBREQUEST_MALFORMED_RESPONSE', serviceName: 'produce' } }),
  ]);
});

test('of several, those without entities cost nothing', async () => {
  farm.subgraphs.animals.follow(changes(({ data }) => void (data.cow = null)));
  expect(await farm.graph.get(BOTH)).toEqual({ cow: null, hen: { eggs: 5 } });
  expect(farm.subgraphs.produce.asked).toHaveLength(1);
});
