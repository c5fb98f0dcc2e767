import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import { createHivePlanner } from '../createHivePlanner.ts';
import type { Planner } from '../Planner.ts';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7"
  import: ["@key", "@requires", "@external", "@shareable"]
)`;

/** The planner looks for `shape` and `top`, which one subgraph has both of, where only one of them is. */
const SUBGRAPHS = {
  alpha: `type Query { user: User }
    type User @key(fields: "id") { id: ID! top: String @shareable }`,
  beta: `type User @key(fields: "code region") @key(fields: "id") {
      code: Int! @shareable region: String! @shareable id: ID! shape: String top: String @shareable
    }`,
  gamma: `type User @key(fields: "code region") @key(fields: "id") {
      code: Int! @shareable region: String! @shareable id: ID! name: Boolean
      state: Hit @requires(fields: "shape top") shape: String @external top: String @external
    }
    union Hit = User`,
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
  planner = createHivePlanner(supergraphSdl!);
});
afterAll(() => planner.close());

const plan = (document: string) => planner.plan(GraphQLDocument.ofText(document), AbortSignal.timeout(10_000));

test('an operation that crashes the planner is rejected, and the next one is planned', async () => {
  await expect(plan('{ user { state { ... on User { name } } } }')).rejects.toThrow('SIGABRT');
  expect(await plan('{ user { top } }')).toMatchObject({ kind: 'Fetch', subgraph: 'alpha' });
});

test('a supergraph that the planner cannot read crashes it, and every operation is rejected', async () => {
  const unable = createHivePlanner('type Query {');
  for (const document of ['{ top }', '{ a: top }'])
    await expect(unable.plan(GraphQLDocument.ofText(document), AbortSignal.timeout(10_000))).rejects.toThrow(
      'The planner has ended',
    );
  unable.close();
});
