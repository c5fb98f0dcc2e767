import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import type { PathStep, PlanNode } from '../../plan/PlanNode.ts';
import { planSoundly } from '../../planner/planSoundly.ts';

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
  document,
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
  document: `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Book { ${selections} } }
  }`,
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
const where = (variable: string, ifClause?: PlanNode, elseClause?: PlanNode): PlanNode => ({
  kind: 'Condition',
  variable,
  ifClause,
  elseClause,
});

const plan = (operation: string, made: PlanNode) =>
  planSoundly({ plan: async () => made, close() {} }, schemas).plan(operation, new AbortController().signal);

const X = 'query ($x: Boolean!)';
const XY = 'query ($x: Boolean!, $y: Boolean!)';

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
  [
    'what is selected under a condition may be fetched under it',
    `${X} { book { id stock @include(if: $x) } }`,
    inSequence(KEYS, where('x', STOCK)),
  ],
  [
    'and under the opposite, where it is selected under that',
    `${X} { book { id ... @skip(if: $x) { stock } } }`,
    inSequence(KEYS, where('x', undefined, STOCK)),
  ],
  [
    'what is fetched under either of two conditions may be selected under both',
    `${XY} { book @include(if: $x) { stock } book @include(if: $y) { stock } }`,
    inSequence(
      fetch(`${XY} { book @include(if: $x) { __typename id } book @include(if: $y) { __typename id } }`),
      where('x', STOCK, where('y', STOCK)),
    ),
  ],
  [
    'what is fetched whatever the condition may be selected always',
    '{ book { stock } }',
    inSequence(KEYS, where('x', STOCK, STOCK)),
  ],
  [
    'what is selected under several conditions may be fetched under them in another order',
    `${XY} { book { id ... @include(if: $y) { price @include(if: $x) } } }`,
    fetch(`${XY} { book { id ... @include(if: $x) { price @include(if: $y) } } }`),
  ],
  [
    'what is required under a condition only may lack where it is not selected either',
    `${X} { book { id tax @include(if: $x) } }`,
    inSequence(fetch(`${X} { book { __typename id ... @include(if: $x) { price } } }`), TAX),
  ],
  [
    'what is never selected need not be fetched',
    `${X} { book { id ... @include(if: $x) { stock @skip(if: $x) } } }`,
    KEYS,
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
  [
    'what is fetched under the opposite condition',
    '{ book { tax } }',
    inSequence(KEYS, where('x', PRICE, TAX)),
    'price is required of Book, and not fetched before',
  ],
])('%s is not there to be required', async (_, operation, made, reason) => {
  await expect(plan(operation, made)).rejects.toThrow(reason);
});

test.each<[string, string, PlanNode]>([
  ['under a condition', '{ book { stock } }', inSequence(KEYS, where('x', STOCK))],
  ['under the opposite condition', '{ book { stock } }', inSequence(KEYS, where('x', undefined, STOCK))],
  [
    'under another condition than it is selected',
    `${XY} { book { id stock @include(if: $x) } }`,
    inSequence(KEYS, where('y', STOCK)),
  ],
  [
    'under one of the conditions under which it is selected',
    `${XY} { book { id stock @include(if: $x) ... @include(if: $y) { stock } } }`,
    inSequence(KEYS, where('x', STOCK)),
  ],
  [
    'under both conditions of which either selects it',
    `${XY} { book { id stock @include(if: $x) ... @include(if: $y) { stock } } }`,
    inSequence(KEYS, where('x', where('y', STOCK))),
  ],
  [
    'where what it requires is there under a condition only',
    '{ book { tax } }',
    inSequence(fetch(`${X} { book { __typename id price @include(if: $x) } }`), TAX),
  ],
])('what is fetched only %s does not answer the operation', async (_, operation, made) => {
  await expect(plan(operation, made)).rejects.toThrow(/is not fetched whenever it is selected/);
});

test.each<[string, PlanNode]>([
  ['in a document', fetch(`${X} { book { __typename id @include(if: $x) price } }`)],
  ['of a fragment', fetch(`${X} { book { ... @include(if: $x) { id } price } }`)],
  ['of a named fragment', fetch(`${X} { book { ...F @skip(if: $x) price } } fragment F on Book { id }`)],
  ['of a field above', fetch(`${X} { book { price } book @include(if: $x) { id } }`)],
])('what is fetched only under a condition %s does not answer the operation', async (_, made) => {
  await expect(plan('{ book { id price } }', made)).rejects.toThrow(
    'id of Book is not fetched whenever it is selected',
  );
});

const MUTATION = 'mutation ($x: Boolean!, $y: Boolean!)';

test.each<[string, PlanNode]>([
  ['another condition', fetch(`${MUTATION} { buy { id } sell @include(if: $y) { id } }`)],
  ['one of two', inSequence(fetch('mutation { buy { id } }'), where('y', fetch('mutation { sell { id } }')))],
  ['the opposite', fetch(`${MUTATION} { buy { id } ... @skip(if: $x) { sell @include(if: $y) { id } } }`)],
])('a mutation is not made under %s', async (_, made) => {
  const operation = `${MUTATION} { buy { id } ... @include(if: $x) { sell @include(if: $y) { id } } }`;
  await expect(plan(operation, made)).rejects.toThrow('sell is asked for whatever its condition');
});

/** A diagram of these in this order would have a decision for each set of the first twenty. */
test('conditions that are too many to be told apart are refused', async () => {
  const numbers = Array.from({ length: 20 }, (_, at) => at);
  const variables = numbers.map((at) => `$a${at}: Boolean!, $b${at}: Boolean!`).join(', ');
  const first = numbers.map((at) => `id @include(if: $a${at})`).join(' ');
  const both = numbers.map((at) => `... @include(if: $a${at}) { price @include(if: $b${at}) }`).join(' ');
  const operation = `query (${variables}) { book { ${first} ${both} } }`;
  await expect(plan(operation, fetch(operation))).rejects.toThrow('too many conditions');
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
  ['of another type', taxOf(THEIR_BOOKS), 'tax of Book is not fetched whenever it is selected'],
  ['that are not meant', taxOf(BOOKS_IN('Shelf')), 'tax of Book is selected, and not fetched'],
  ['that never have it', taxOf(BOOKS_IN('Box')), 'price is required of Book, and not fetched before'],
])('what is fetched of objects of one type only is not there in objects %s', async (_, next, reason) => {
  const operation = '{ things { ... on Shelf { book { tax } } ... on Box { book { tax } } } }';
  await expect(plan(operation, inSequence(THINGS, next))).rejects.toThrow(reason);
});
