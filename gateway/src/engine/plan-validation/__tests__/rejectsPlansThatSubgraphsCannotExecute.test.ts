import { composeServices } from '@apollo/composition';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { EntityFetchNode, FetchNode, PlanNode } from '../../plan/PlanNode.ts';
import { TypeConditions } from '../../plan/TypeConditions.ts';
import { SubgraphTypes } from '../../supergraph/SubgraphTypes.ts';
import { checkExecutable } from '../checkExecutable.ts';

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.7"
  import: ["@key", "@requires", "@provides", "@external", "@shareable", "@interfaceObject"]
) `;

const SUBGRAPHS = {
  shop: `
    type Query { book: Book top: Book @provides(fields: "title") media: Media thing: Thing
      work: Work @provides(fields: "... on Poem { title }") }
    type Mutation { sell: Book }
    interface Media @key(fields: "id") { id: ID! price: Int }
    type Book implements Media @key(fields: "id") { id: ID! price: Int title: String @external }
    type Film implements Media @key(fields: "id") { id: ID! price: Int minutes: Float }
    type Pen { price: String! }
    union Thing = Book | Film | Pen
    union Work = Book | Poem
    type Poem @key(fields: "id") { id: ID! title: String @external }`,
  store: `
    type Book @key(fields: "id") @key(fields: "isbn { code }") {
      id: ID! isbn: Isbn! title: String @shareable price: Int @external tax: Int @requires(fields: "price")
    }
    type Isbn { code: String! }
    type Poem @key(fields: "id") { id: ID! title: String @shareable }`,
  critics: `type Media @key(fields: "id") @interfaceObject { id: ID! score: Int }`,
};

const { supergraphSdl } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
const supergraph = buildASTSchema(parse(supergraphSdl!), { assumeValidSDL: true });
const types = new SubgraphTypes(supergraph);
const conditions = new TypeConditions(supergraph);

const fetch = (subgraph: string, document: string): FetchNode => ({
  kind: 'Fetch',
  subgraph,
  document: GraphQLDocument.ofText(document),
  operationKind: document.startsWith('mutation') ? 'mutation' : 'query',
  variables: [],
  outputRewrites: [],
});

/** A fetch of entities that says of a type what `required` names, as the type that the subgraph knows it by. */
const fetchEntities = (
  subgraph: string,
  selections: string,
  typename: string,
  required: readonly string[],
  { sentAs = typename, at = 'book' } = {},
): EntityFetchNode => ({
  kind: 'EntityFetch',
  subgraph,
  document: GraphQLDocument.ofText(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selections} } }`,
  ),
  variables: [],
  batches: [
    {
      responseKey: '_entities',
      variable: 'representations',
      paths: [[{ kind: 'Key', key: at }]],
      requires: [
        {
          kind: 'InlineFragment',
          typeCondition: typename,
          selections: required.map((name) => ({ kind: 'Field', key: name, name })),
        },
      ],
      inputRewrites:
        sentAs === typename
          ? []
          : [
              {
                kind: 'SetValue',
                path: [{ kind: 'TypeCondition', types: [typename] }],
                key: '__typename',
                value: sentAs,
              },
            ],
      outputRewrites: [],
    },
  ],
});

const inSequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });

/** What entities of the shop are asked for by. */
const BOOK = fetch('shop', '{ book { __typename id price } }');

const TAX = fetchEntities('store', '... on Book { tax }', 'Book', ['__typename', 'id', 'price']);

/** The score of media that the shop says are books. */
const SCORE = fetchEntities('critics', '... on Media { score }', 'Book', ['__typename', 'id'], {
  sentAs: 'Media',
  at: 'media',
});

test.each<[string, PlanNode]>([
  ['fields that the subgraph resolves', fetch('shop', '{ book { __typename id price } }')],
  ['a field that is provided', fetch('shop', '{ top { title } }')],
  ['a field that is provided of one type', fetch('shop', '{ work { ... on Poem { title } } }')],
  ['what is required', TAX],
  ['a type of the interface', fetch('shop', '{ media { price ... on Film { minutes } } }')],
  [
    'the interface for a type',
    fetchEntities('critics', '... on Media { score }', 'Book', ['__typename', 'id'], { sentAs: 'Media' }),
  ],
  ['fragments', fetch('shop', 'query { book { ...a } } fragment a on Book { id ...b } fragment b on Media { price }')],
  ['one key for fields of one shape', fetch('shop', '{ thing { ... on Book { x: price } ... on Film { x: price } } }')],
  ['mutations', fetch('shop', 'mutation { sell { id } }')],
])('allows to ask for %s', (_, plan) => {
  checkExecutable(inSequence(BOOK, plan), types, conditions);
});

test.each<[string, PlanNode, string]>([
  ['a field that it does not have', fetch('shop', '{ book { tax } }'), 'shop has no Book.tax'],
  [
    'an object without its fields',
    fetch('shop', '{ book }'),
    'The fetch from shop selects Query.book without subfields',
  ],
  [
    'fields of no object',
    fetch('shop', '{ book { price { a } } }'),
    'The fetch from shop selects Book.price with subfields',
  ],
  ['a field that only others resolve', fetch('shop', '{ book { title } }'), 'shop does not resolve Book.title'],
  [
    'a field that is provided of another type',
    fetch('shop', '{ work { ... on Book { title } } }'),
    'shop does not resolve Book.title',
  ],
  [
    'a field without what it requires',
    fetchEntities('store', '... on Book { tax }', 'Book', ['__typename', 'id']),
    'The fetch from store selects Book.tax without its required fields',
  ],
  [
    'an entity without a key',
    fetchEntities('store', '... on Book { title }', 'Book', ['__typename', 'price']),
    'The fetch from store sends no representation with a key',
  ],
  [
    'an entity with half a key',
    fetchEntities('store', '... on Book { title }', 'Book', ['__typename', 'isbn']),
    'The fetch from store sends no representation with a key',
  ],
  [
    'an entity by a name that it does not know',
    fetchEntities('critics', '... on Media { score }', 'Book', ['__typename', 'id']),
    'The fetch from critics sends no representation with a key',
  ],
  ['a type that it does not have', fetch('shop', '{ media { ... on Isbn { code } } }'), 'shop has no Isbn'],
  [
    'a type that an object cannot be',
    fetch('shop', '{ media { ... on Book { ... on Film { minutes } } } }'),
    'In shop no Book is a Film',
  ],
  [
    'a variable that it does not declare',
    fetch('shop', 'query ($x: Int) { book { id @a(b: $x) price @a(b: $y) } }'),
    'The fetch from shop uses $y without declaring it',
  ],
  [
    'two fields under one key',
    fetch('shop', '{ book { x: id x: price } }'),
    'The fetch from shop selects conflicting fields as x',
  ],
  [
    'fields of two shapes under one key',
    fetch('shop', '{ thing { ... on Book { x: price } ... on Pen { x: price } } }'),
    'The fetch from shop selects conflicting fields as x',
  ],
  ['a root that it does not have', fetch('store', 'mutation { sell { id } }'), 'store has no mutation type'],
])('rejects a fetch with %s', (_, plan, reason) => {
  expect(() => checkExecutable(inSequence(BOOK, plan), types, conditions)).toThrow(reason);
});

test.each<[string, PlanNode]>([
  ['every type', fetch('shop', '{ media { __typename id } }')],
  ['the types that are asked for', fetch('shop', '{ media { __typename ... on Book { id } } }')],
  ['several fetches', inSequence(fetch('shop', '{ media { id } }'), fetch('shop', '{ media { __typename } }'))],
])('allows to require what was fetched before, of %s', (_, before) => {
  checkExecutable(inSequence(before, SCORE), types, conditions);
});

test.each<[string, PlanNode, string]>([
  ['nowhere', fetch('shop', '{ book { id } }'), 'The plan has entities at media, which is not fetched before'],
  ['of other types', fetch('shop', '{ media { __typename ... on Film { id } } }'), 'id is required of Book'],
  [
    'under two conditions that no object of the type satisfies',
    fetch('shop', '{ media { __typename ... on Film { ... on Media { id } } } }'),
    'id is required of Book',
  ],
  ['without the type', fetch('shop', '{ media { id } }'), '__typename is required of Book'],
])('rejects requiring what was fetched %s', (_, before, reason) => {
  expect(() => checkExecutable(inSequence(before, SCORE), types, conditions)).toThrow(reason);
});

test('rejects requiring what is fetched afterwards', () => {
  const price = fetch('shop', '{ book { price } }');
  expect(() =>
    checkExecutable(inSequence(fetch('shop', '{ book { __typename id } }'), TAX, price), types, conditions),
  ).toThrow('price is required of Book, and not fetched before');
});
