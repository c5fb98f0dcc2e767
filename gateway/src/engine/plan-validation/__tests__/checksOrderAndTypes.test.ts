import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { PathStep, PlanNode } from '../../plan/PlanNode.ts';
import { validatePlans } from '../../planning/plannerDecorators.ts';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@external"]) `;

const SUBGRAPHS = {
  shop: `
    type Query { book: Book best: Book things: [Thing] }
    union Thing = Shelf | Box
    type Shelf { book: Book }
    type Box { book: Book }
    type Mutation { sell: Book buy: Book }
    type Book @key(fields: "id") { id: ID! price: Int }`,
  store: `
    type Book @key(fields: "id") { id: ID! stock: Int price: Int @external tax: Int @requires(fields: "price") }`,
};

const { supergraphSdl = '' } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
const schemas = {
  supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
  api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(),
};

const fetch = (document: string): PlanNode => ({
  kind: 'Fetch',
  subgraph: 'shop',
  document: GraphQLDocument.ofText(document),
  operationKind: document.startsWith('mutation') ? 'mutation' : 'query',
  variables: [],
  outputRewrites: [],
});

/** A fetch of what the store knows of books that it is told these fields of. */
const fetchBook = (
  selections: string,
  required: readonly string[] = ['__typename', 'id'],
  path: readonly PathStep[] = [{ kind: 'Key', key: 'book' }],
): PlanNode => ({
  kind: 'EntityFetch',
  subgraph: 'store',
  document: GraphQLDocument.ofText(`query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Book { ${selections} } }
  }`),
  variables: [],
  batches: [
    {
      responseKey: '_entities',
      variable: 'representations',
      paths: [path],
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: 'Book',
          selections: required.map((name) => ({ kind: 'Field', key: name, name })),
        },
      ],
      inputRewrites: [],
      outputRewrites: [],
    },
  ],
});

const KEYS = fetch('{ book { __typename id } }');
const PRICE = fetch('{ book { price } }');
const BOTH = fetch('{ book { __typename id price } }');
const STOCK = fetchBook('stock');
const TAX = fetchBook('tax', ['__typename', 'id', 'price']);

const inSequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const atOnce = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });

const plan = (operation: string, made: PlanNode) =>
  validatePlans({ plan: async () => made, close() {} }, schemas).plan(
    GraphQLDocument.ofText(operation),
    new AbortController().signal,
  );

test.each<[string, string, PlanNode]>([
  ['what branches bring is there after them', '{ book { tax } }', inSequence(atOnce(KEYS, PRICE), TAX)],
  [
    'what a branch brings is there later in the branch',
    '{ book { tax } best { id } }',
    atOnce(inSequence(BOTH, TAX), fetch('{ best { id } }')),
  ],
  [
    'what was there before branches is there in each',
    '{ book { tax stock } }',
    inSequence(BOTH, atOnce(TAX, inSequence(STOCK, TAX))),
  ],
])('%s', async (_, operation, made) => {
  expect(await plan(operation, made)).toBe(made);
});

test.each<[string, string, PlanNode, string]>([
  [
    'what is fetched at the same time',
    '{ book { tax } }',
    inSequence(KEYS, atOnce(PRICE, TAX)),
    'price is required of Book, and not fetched before',
  ],
  [
    'what is fetched in another branch',
    '{ book { tax } }',
    atOnce(inSequence(KEYS, PRICE), inSequence(KEYS, TAX)),
    'price is required of Book, and not fetched before',
  ],
])('%s is not there to be required', async (_, operation, made, reason) => {
  await expect(plan(operation, made)).rejects.toThrow(reason);
});

/** Books by the way to them: those of shelves with their price, those of boxes without. */
const THINGS = fetch(
  '{ things { __typename ... on Shelf { book { __typename id price } } ... on Box { book { __typename id } } } }',
);
const THEIR_BOOKS: readonly PathStep[] = [
  { kind: 'Key', key: 'things' },
  { kind: 'Items' },
  { kind: 'Key', key: 'book' },
];
const BOOKS_IN = (type: string): readonly PathStep[] =>
  THEIR_BOOKS.toSpliced(2, 0, { kind: 'TypeCondition', types: [type] });

const taxOf = (path: readonly PathStep[]) => fetchBook('tax', ['__typename', 'id', 'price'], path);

test.each([
  [
    'where it is selected',
    '{ things { ... on Shelf { book { tax } } ... on Box { book { id } } } }',
    taxOf(THEIR_BOOKS),
  ],
  ['of those that are meant', '{ things { ... on Shelf { book { tax } } } }', taxOf(BOOKS_IN('Shelf'))],
])('what is fetched of objects of one type only is there %s', async (_, operation, next) => {
  const made = inSequence(THINGS, next);
  expect(await plan(operation, made)).toBe(made);
});

test.each([
  ['of another type', taxOf(THEIR_BOOKS), 'tax of Book is selected, and not fetched'],
  ['that are not meant', taxOf(BOOKS_IN('Shelf')), 'tax of Book is selected, and not fetched'],
  ['that never have it', taxOf(BOOKS_IN('Box')), 'price is required of Book, and not fetched before'],
])('what is fetched of objects of one type only is not there in objects %s', async (_, next, reason) => {
  const operation = '{ things { ... on Shelf { book { tax } } ... on Box { book { tax } } } }';
  await expect(plan(operation, inSequence(THINGS, next))).rejects.toThrow(reason);
});
