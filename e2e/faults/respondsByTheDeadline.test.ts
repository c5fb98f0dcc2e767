import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const DEADLINE_MS = 400;

const planet = useScriptedGraph(
  {
    places: {
      sdl: `
        type Query { count: Int place: Place }
        type Mutation { settle: Int }
        type Place @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: { count: () => 2, place: () => ({ id: 'p', name: 'Ulm' }) },
        Mutation: { settle: () => 1 },
      },
    },
    weather: {
      sdl: `
        type Query { forecast: String }
        type Mutation { rain: Int }
        type Place @key(fields: "id") { id: ID! weather: String }`,
      resolvers: { Query: { forecast: () => 'sun' }, Mutation: { rain: () => 1 }, Place: { weather: () => 'sun' } },
    },
  },
  { OPERATION_TIMEOUT: String(DEADLINE_MS), SUBGRAPH_TIMEOUT: '30000' },
);

const late = (serviceName: string, ...path: string[]) => ({
  message: expect.any(String),
  path,
  extensions: { code: 'GATEWAY_TIMEOUT', serviceName },
});

test('fields without a response by the deadline are null, and the others have data', async () => {
  planet.subgraphs.weather.follow(() => undefined);
  const startedAt = performance.now();
  expect(await planet.graph.ask('{ count forecast place { name weather } }')).toEqual({
    status: 200,
    data: { count: 2, forecast: null, place: { name: 'Ulm', weather: null } },
    errors: expect.arrayContaining([late('weather', 'forecast'), late('weather', 'place', 'weather')]),
  });
  const took = performance.now() - startedAt;
  expect(took).toBeGreaterThan(DEADLINE_MS - 20);
  expect(took).toBeLessThan(DEADLINE_MS + 2_000);
});

test('the deadline applies to all subgraph requests together', async () => {
  const slowly = DEADLINE_MS * 0.6;
  for (const subgraph of Object.values(planet.subgraphs)) {
    subgraph.follow(async (response, _, usual) => {
      const answer = JSON.stringify(await usual());
      setTimeout(() => response.setHeader('content-type', 'application/json').end(answer), slowly);
    });
  }
  expect(await planet.graph.ask('{ place { name weather } }')).toEqual({
    status: 200,
    data: { place: { name: 'Ulm', weather: null } },
    errors: [late('weather', 'place', 'weather')],
  });
});

test('no request is sent after the deadline', async () => {
  planet.subgraphs.places.follow(() => undefined);
  expect(await planet.graph.ask('mutation { settle rain }')).toEqual({
    status: 200,
    data: { settle: null, rain: null },
    errors: [late('places', 'settle'), late('weather', 'rain')],
  });
  expect(planet.subgraphs.weather.asked).toEqual([]);
});
