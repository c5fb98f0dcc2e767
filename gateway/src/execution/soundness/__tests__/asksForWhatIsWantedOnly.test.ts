import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import type { EntityFetchNode, FetchNode, PlanNode } from '../../plan/PlanNode.ts';
import { planSoundly } from '../../planner/planSoundly.ts';

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"]) `;

const SUBGRAPHS = {
  shop: `
    type Query { book: Book }
    type Book @key(fields: "maker { name }") { id: ID! maker: Maker! next: Book }
    type Maker { name: String! @shareable }`,
  critics: `
    type Book @key(fields: "maker { name }") { maker: Maker! score: Int }
    type Maker { name: String! @shareable }`,
};

const { supergraphSdl = '', errors } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
if (errors) throw new Error(errors.join('\n'));
const schemas = {
  supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
  api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(),
};

const fetch = (selections: string): FetchNode => ({
  kind: 'Fetch',
  subgraph: 'shop',
  document: `query ($x: Boolean!, $y: Boolean!) { book { ${selections} } }`,
  operationKind: 'query',
  variables: ['x', 'y'],
  outputRewrites: [],
});

const field = (key: string) => ({ kind: 'Field', key, name: key }) as const;

/** By the name of the book's maker. */
const score: EntityFetchNode = {
  kind: 'EntityFetch',
  subgraph: 'critics',
  document:
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Book { score } } }',
  variables: [],
  batches: [
    {
      responseKey: '_entities',
      variable: 'representations',
      paths: [[{ kind: 'Key', key: 'book' }]],
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: 'Book',
          selections: [field('__typename'), { ...field('maker'), selections: [field('name')] }],
        },
      ],
      inputRewrites: [],
      outputRewrites: [],
    },
  ],
};

const inSequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const unless = (variable: string, elseClause: PlanNode): PlanNode => ({ kind: 'Condition', variable, elseClause });

const plan = (selections: string, made: PlanNode) =>
  planSoundly({ plan: async () => made, close() {} }, schemas).plan(
    `query ($x: Boolean!, $y: Boolean!) { book { ${selections} } }`,
    new AbortController().signal,
  );

test.each<[selections: string, made: PlanNode]>([
  ['id maker @skip(if: $x) { name }', fetch('id maker @skip(if: $x) { name }')],
  ['id ... @skip(if: $x) { maker { name } }', fetch('id maker @skip(if: $x) { name }')],
  ['id maker @skip(if: $x) { name }', inSequence(fetch('id'), unless('x', fetch('maker { name }')))],
  ['maker @skip(if: $x) { name } maker @include(if: $x) { name }', fetch('maker { name }')],
  // Less than is wanted is for others to find.
  ['next @skip(if: $x) { maker { name } }', fetch('next @skip(if: $x) { maker { name } }')],
  // A key is needed whether or not the client wants it.
  ['score maker { name @skip(if: $x) }', inSequence(fetch('__typename maker { name }'), score)],
  ['score maker @skip(if: $x) { name }', inSequence(fetch('__typename maker { name }'), score)],
])('%s is answered by a plan that asks for no more', async (selections, made) => {
  expect(await plan(selections, made)).toBe(made);
});

test.each<[selections: string, made: PlanNode, key: string]>([
  ['id maker @skip(if: $x) { name }', fetch('id maker { name }'), 'maker'],
  ['id ... @skip(if: $x) { maker { name } }', fetch('id maker { name }'), 'maker'],
  [
    'id maker @skip(if: $x) { name }',
    fetch('id maker @skip(if: $y) { name } ... @skip(if: $x) { maker { name } }'),
    'maker',
  ],
  ['next { id next @include(if: $y) { id } }', fetch('next { id next { id } }'), 'next'],
  [
    'maker @skip(if: $x) { name }',
    inSequence(fetch('maker @skip(if: $x) { name }'), unless('y', fetch('maker { name }'))),
    'maker',
  ],
  ['id @skip(if: $x) maker { name }', fetch('id maker { name }'), 'id'],
])('%s is refused where the plan asks for what is not wanted', async (selections, made, key) => {
  await expect(plan(selections, made)).rejects.toThrow(`${key} is asked for whatever its condition`);
});
