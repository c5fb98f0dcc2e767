import { expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { answers, changes } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

function refuse(): never {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
}

const no = (serviceName: string, path: ReadonlyArray<string | number>) => ({
  message: 'no',
  path,
  extensions: { code: 'FORBIDDEN', serviceName },
});

/** Every second wheel cannot be measured, and every second car has no engine to speak of. */
const garage = useScriptedGraph({
  cars: {
    sdl: `
      type Query { car: Car cars: [Car] allCars: [Car!]! strictCar: Car! rows: [[Car!]!] name: String rides: [Ride] }
      interface Ride { car: Car }
      type Taxi implements Ride { car: Car! }
      type Bus implements Ride { car: Car }
      type Car @key(fields: "id") { id: ID! wheels: [Wheel!]! spare: Wheel }
      type Wheel @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        car: () => ({ id: 2 }),
        cars: () => [{ id: 1 }, { id: 2 }],
        allCars: () => [{ id: 1 }, { id: 2 }],
        strictCar: () => ({ id: 2 }),
        rows: () => [[{ id: 1 }], [{ id: 1 }, { id: 2 }]],
        name: () => 'Garage',
        rides: () => [
          { __typename: 'Taxi', car: { id: 2 } },
          { __typename: 'Bus', car: { id: 2 } },
        ],
      },
      Ride: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Car: {
        wheels: ({ id }: { id: number }) => [{ id: id * 10 + 1 }, { id: id * 10 + 3 }],
        spare: ({ id }: { id: number }) => ({ id: id * 10 + 2 }),
      },
    },
  },
  engines: {
    sdl: `type Car @key(fields: "id") { id: ID! power: Int! }`,
    resolvers: { Car: { power: ({ id }: { id: string }) => (Number(id) % 2 === 0 ? refuse() : 90) } },
  },
  wheels: {
    sdl: `type Wheel @key(fields: "id") { id: ID! size: Int! maker: String }`,
    resolvers: {
      Wheel: { size: ({ id }: { id: string }) => (Number(id) % 2 === 0 ? refuse() : 17), maker: () => 'Rolls' },
    },
  },
});

const CASES = [
  {
    where: 'an object that may be null',
    query: '{ car { id power } name }',
    data: { car: null, name: 'Garage' },
    errors: [no('engines', ['car', 'power'])],
  },
  {
    where: 'an item that may be null',
    query: '{ cars { power } }',
    data: { cars: [{ power: 90 }, null] },
    errors: [no('engines', ['cars', 1, 'power'])],
  },
  {
    where: 'a list whose items may not be null',
    query: '{ rows { power } name }',
    data: { rows: null, name: 'Garage' },
    errors: [no('engines', ['rows', 1, 1, 'power'])],
  },
  {
    where: 'the whole answer, when nothing in between may be null',
    query: '{ name allCars { power } }',
    data: null,
    errors: [no('engines', ['allCars', 1, 'power'])],
  },
  {
    where: 'the whole answer, from a root field that may not be null',
    query: '{ name strictCar { power } }',
    data: null,
    errors: [no('engines', ['strictCar', 'power'])],
  },
  {
    where: 'a field in the middle',
    query: '{ cars { id spare { size } } }',
    data: {
      cars: [
        { id: '1', spare: null },
        { id: '2', spare: null },
      ],
    },
    errors: [no('wheels', ['cars', 0, 'spare', 'size']), no('wheels', ['cars', 1, 'spare', 'size'])],
  },
  {
    where: 'an object whose field may not be null, although its interface lets it be',
    query: '{ rides { car { power } } }',
    data: { rides: [null, { car: null }] },
    errors: [no('engines', ['rides', 0, 'car', 'power']), no('engines', ['rides', 1, 'car', 'power'])],
  },
  {
    where: 'nowhere, when it is not selected',
    query: '{ cars { spare { maker } } }',
    data: { cars: [{ spare: { maker: 'Rolls' } }, { spare: { maker: 'Rolls' } }] },
    errors: undefined,
  },
];

test.each(CASES)('a null of a non-null field propagates to $where', async ({ query, data, errors }) => {
  expect(await garage.graph.ask(query)).toEqual({ status: 200, data, ...(errors && { errors }) });
});

test('an unexplained null is reported with its path and subgraph', async () => {
  garage.subgraphs.wheels.follow(changes(({ data }) => void (data._entities[1] = null)));
  expect(await garage.graph.ask('{ cars { id wheels { size } } }')).toEqual({
    status: 200,
    data: { cars: [null, { id: '2', wheels: [{ size: 17 }, { size: 17 }] }] },
    errors: [
      {
        message: expect.any(String),
        path: ['cars', 0, 'wheels', 1, 'size'],
        extensions: { code: 'RESPONSE_VALIDATION_FAILED', serviceName: 'wheels' },
      },
    ],
  });
});

test('an explained null does not hide an unexplained one', async () => {
  garage.subgraphs.cars.follow(
    answers({
      data: { name: null, strictCar: null },
      errors: [{ message: 'no', path: ['name'], extensions: { code: 'FORBIDDEN' } }],
    }),
  );
  expect(await garage.graph.ask('{ name strictCar { id } }')).toEqual({
    status: 200,
    data: null,
    errors: [
      no('cars', ['name']),
      {
        message: expect.any(String),
        path: ['strictCar'],
        extensions: { code: 'RESPONSE_VALIDATION_FAILED', serviceName: 'cars' },
      },
    ],
  });
});
