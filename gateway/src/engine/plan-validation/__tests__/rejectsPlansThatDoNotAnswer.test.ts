import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { validatePlans } from '../../planning/plannerDecorators.ts';
import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { FetchNode, PlanNode } from '../../plan/PlanNode.ts';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@interfaceObject"]) `;

const SUBGRAPHS = {
  shop: `
    type Query { book: Book media: [Media] }
    type Mutation { sell: Book buy: Book }
    interface Media @key(fields: "id") { id: ID! price: Int }
    type Book implements Media @key(fields: "id") { id: ID! price: Int title: String }
    type Film implements Media @key(fields: "id") { id: ID! price: Int }`,
  critics: `
    type Query { best: Media }
    type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }`,
};

const { supergraphSdl = '' } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
const schemas = {
  supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
  api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(),
};

const fetch = (document: string, subgraph = 'shop'): FetchNode => ({
  kind: 'Fetch',
  subgraph,
  document: GraphQLDocument.ofText(document),
  operationKind: document.startsWith('mutation') ? 'mutation' : 'query',
  variables: [],
  outputRewrites: [],
});

const inSequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });

const plan = (operation: string, made: PlanNode | null) =>
  validatePlans({ plan: async () => made, close() {} }, schemas).plan(
    GraphQLDocument.ofText(operation),
    new AbortController().signal,
  );

test.each<[operation: string, made: PlanNode]>([
  ['{ book { title } }', fetch('{ book { title } }')],
  ['{ ...F } fragment F on Query { book { ...G } } fragment G on Book { title }', fetch('{ book { title } }')],
  ['{ media { price ... on Book { title } } }', fetch('{ media { __typename price ... on Book { title } } }')],
  // What is selected type by type is selected of all.
  ['{ media { price } }', fetch('{ media { __typename ... on Book { price } ... on Film { price } } }')],
  ['mutation { sell { id } sell { title } }', fetch('mutation { sell { id } sell { title } }')],
  // A query may be sent twice.
  ['{ book { id } book { title } }', inSequence(fetch('{ book { id } }'), fetch('{ book { title } }'))],
])('%s is answered by a plan that fetches it', async (operation, made) => {
  expect(await plan(operation, made)).toBe(made);
});

test.each<[operation: string, made: PlanNode | null, reason: string]>([
  ['{ book { id title } }', fetch('{ book { id } }'), 'title of Book is selected, and not fetched'],
  ['{ book { x: id } }', fetch('{ book { id } }'), 'x of Book is selected, and not fetched'],
  ['{ book { id } }', null, 'book of Query is selected, and not fetched'],
  [
    '{ media { price } }',
    fetch('{ media { __typename ... on Book { price } } }'),
    'price of Film is selected, and not fetched',
  ],
  // An interface object can be any of the types.
  [
    '{ best { id ... on Film { x: id } } }',
    fetch('{ best { __typename id } }', 'critics'),
    'x of Film is selected, and not fetched',
  ],
  [
    'mutation { sell { id } __typename sell { title } }',
    inSequence(fetch('mutation { sell { id } }'), fetch('mutation { sell { title } }')),
    'sell would be executed twice',
  ],
  ['mutation { buy { id } }', fetch('mutation { buy { id } sell { id } }'), 'sell is fetched, and not selected'],
])('%s is rejected where the plan does not fetch it, or fetches more', async (operation, made, reason) => {
  await expect(plan(operation, made)).rejects.toThrow(reason);
});
