import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import { createApolloPlanner } from '../createApolloPlanner.ts';
import type { Planner } from '../Planner.ts';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7"
  import: ["@key", "@interfaceObject"]
)`;

/** Of each object that a link leads to, the planner considers every type and every way there. */
const SUBGRAPHS = {
  alpha: `type Media @key(fields: "id") @interfaceObject { id: ID! links: Media }`,
  beta: `type Query { media: [Media]! }
    type Media @key(fields: "id") @interfaceObject { id: ID! }`,
  gamma: `interface Media @key(fields: "id") { id: ID! mood: Int }
    type Song implements Media @key(fields: "id") { id: ID! mood: Int }
    type Play implements Media @key(fields: "id") { id: ID! mood: Int }
    type Film implements Media @key(fields: "id") { id: ID! mood: Int }`,
};

let planner: Planner;

beforeAll(() => {
  const { supergraphSdl } = composeServices(
    Object.entries(SUBGRAPHS).map(([name, sdl]) => ({
      name,
      url: `http://${name}`,
      typeDefs: parse(`${FEDERATION}\n${sdl}`),
    })),
  );
  planner = createApolloPlanner(supergraphSdl!, 48);
});
afterAll(() => planner.close());

const links = (depth: number): string => (depth === 0 ? 'mood' : `links { ${links(depth - 1)} }`);

test('an operation that exceeds the memory limit is rejected, and the next one is planned', async () => {
  const plan = (document: string) => planner.plan(GraphQLDocument.ofText(document), AbortSignal.timeout(50_000));
  await expect(plan(`{ media { ${links(5)} } }`)).rejects.toThrow(/reaching memory limit|takes too long/);
  expect(await plan('{ media { id } }')).toMatchObject({ kind: 'Fetch', subgraph: 'beta' });
});
