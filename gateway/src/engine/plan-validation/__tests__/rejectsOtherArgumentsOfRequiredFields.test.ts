import { composeServices } from '@apollo/composition';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { EntityFetchNode, FetchNode, PlanNode, RequiredSelection } from '../../plan/PlanNode.ts';
import { TypeConditions } from '../../plan/TypeConditions.ts';
import { SubgraphTypes } from '../../supergraph/SubgraphTypes.ts';
import { checkExecutable } from '../checkExecutable.ts';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7"
  import: ["@key", "@requires", "@external"]
) `;
const STOCK = `scalar Json input Filter { least: Int! = 0 shades: [Shade] } enum Shade { RED GREEN }`;

const SUBGRAPHS = {
  shop: `${STOCK}
    type Query { book: Book }
    type Book @key(fields: "id") {
      id: ID! stock(of: [Filter], in: Json, top: Int = 7): Int parts(big: Boolean): [Part]
    }
    type Part { size(unit: String): Int }`,
  store: `${STOCK}
    type Book @key(fields: "id") {
      id: ID!
      stock(of: [Filter], in: Json, top: Int = 7): Int @external
      parts(big: Boolean): [Part] @external
      tax: Int @requires(fields: "stock(of: { shades: GREEN }, in: { a: 1, b: [2] })")
      fee: Int @requires(fields: "stock")
      weight: Int @requires(fields: "parts(big: true) { size(unit: \\"m\\") }")
    }
    type Part @external { size(unit: String): Int }`,
};

const { supergraphSdl, errors } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
if (errors) throw new Error(errors.join('\n'));
const supergraph = buildASTSchema(parse(supergraphSdl!), { assumeValidSDL: true });
const types = new SubgraphTypes(supergraph);
const conditions = new TypeConditions(supergraph);

const field = (key: string, name = key, selections?: RequiredSelection[]): RequiredSelection => ({
  kind: 'Field',
  key,
  name,
  selections,
});

function plan(fetched: string, asked: string, ...required: RequiredSelection[]): PlanNode {
  const fetch: FetchNode = {
    kind: 'Fetch',
    subgraph: 'shop',
    document: GraphQLDocument.ofText(`query ($x: Int) { book { __typename id ${fetched} } }`),
    operationKind: 'query',
    variables: ['x'],
    outputRewrites: [],
  };
  const entities: EntityFetchNode = {
    kind: 'EntityFetch',
    subgraph: 'store',
    document: GraphQLDocument.ofText(`query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Book { ${asked} } } }`),
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
            selections: [field('__typename'), field('id'), ...required],
          },
        ],
        inputRewrites: [],
        outputRewrites: [],
      },
    ],
  };
  return { kind: 'Sequence', nodes: [fetch, entities] };
}

const GREEN = 'stock(of: { shades: GREEN }, in: { a: 1, b: [2] })';
const part = field('parts', 'parts', [field('size')]);

test.each<[string, PlanNode]>([
  ['the arguments as they are required', plan(GREEN, 'tax', field('stock'))],
  [
    'the same values, written out and in another order',
    plan('stock(top: 7, in: {b: [2], a: 1}, of: [{shades: [GREEN], least: 0}])', 'tax', field('stock')),
  ],
  ['another call under another key', plan(`a: ${GREEN} stock`, 'tax', field('a', 'stock'))],
  ['no arguments', plan('stock', 'fee', field('stock'))],
  ['arguments below', plan('parts(big: true) { size(unit: "m") }', 'weight', part)],
])('allows %s', (_, node) => {
  checkExecutable(node, types, conditions);
});

test.each<[string, PlanNode]>([
  ['other values', plan('stock(of: { shades: RED }, in: { a: 1, b: [2] })', 'tax', field('stock'))],
  ['no values', plan('stock', 'tax', field('stock'))],
  ['values where none are required', plan(GREEN, 'fee', field('stock'))],
  ['a variable', plan('stock(top: $x)', 'fee', field('stock'))],
  ['another call under the key', plan(`stock a: ${GREEN}`, 'tax', field('stock'))],
  ['what another field requires', plan(GREEN, 'tax fee', field('stock'))],
  ['other values above', plan('parts { size(unit: "m") }', 'weight', part)],
  ['other values below', plan('parts(big: true) { size }', 'weight', part)],
])('rejects %s', (_, node) => {
  expect(() => checkExecutable(node, types, conditions)).toThrow(/of (Book|Part) is sent for /);
});
