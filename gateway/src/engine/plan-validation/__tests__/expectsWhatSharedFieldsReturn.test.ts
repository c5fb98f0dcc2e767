import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { FetchNode } from '../../plan/PlanNode.ts';
import { validatePlans } from '../../planning/plannerDecorators.ts';

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"]) `;

const SUBGRAPHS = {
  a: `
    type Query { media: Media @shareable only: Media shelf: Shelf @shareable item: Item @shareable }
    union Media = Book | Song
    interface Item { id: ID }
    type Shelf { media: Media @shareable top: Media }
    type Book implements Item @key(fields: "id") @shareable { id: ID title: String }
    type Song implements Item @shareable { id: ID length: Int }`,
  b: `
    type Query { media: Media @shareable shelf: Shelf @shareable item: Item @shareable }
    union Media = Book | Film
    interface Item { id: ID }
    type Shelf { media: Media @shareable }
    type Book implements Item @key(fields: "id") @shareable { id: ID title: String }
    type Film implements Item @shareable { id: ID minutes: Int }`,
};

const { supergraphSdl = '', errors } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
if (errors) throw new Error(errors.join('\n'));
const schemas = {
  supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
  api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(),
};

const validate = (operation: string, subgraph: string, document: string) => {
  const made: FetchNode = {
    kind: 'Fetch',
    subgraph,
    document: GraphQLDocument.ofText(document),
    operationKind: 'query',
    variables: [],
    outputRewrites: [],
  };
  return validatePlans({ plan: async () => made, close() {} }, schemas).plan(
    GraphQLDocument.ofText(operation),
    new AbortController().signal,
  );
};

const MEDIA = '{ ... on Book { title } ... on Song { length } ... on Film { minutes } }';
const BOOK = '{ __typename ... on Book { title } }';
const ITEM = '{ id ... on Song { length } ... on Film { minutes } }';

test.each([
  ['a root field', `{ media ${MEDIA} }`, 'a', `{ media ${BOOK} }`],
  ['a root field by the other subgraph', `{ media ${MEDIA} }`, 'b', `{ media ${BOOK} }`],
  ['a field of a value type', `{ shelf { media ${MEDIA} } }`, 'b', `{ shelf { media ${BOOK} } }`],
  ['an interface', `{ item ${ITEM} }`, 'a', '{ item { __typename ... on Book { id } } }'],
])('of %s only the types that all its subgraphs know are expected', async (_, operation, subgraph, document) => {
  await expect(validate(operation, subgraph, document)).resolves.toBeDefined();
});

test.each([
  ['one subgraph resolves alone', `{ only ${MEDIA} }`, 'a', `{ only ${BOOK} }`, 'length of Song'],
  [
    'one subgraph resolves alone, below',
    `{ shelf { top ${MEDIA} } }`,
    'a',
    `{ shelf { top ${BOOK} } }`,
    'length of Song',
  ],
  ['both know', `{ media ${MEDIA} }`, 'a', '{ media { __typename ... on Song { length } } }', 'title of Book'],
])('what %s must be fetched', async (_, operation, subgraph, document, missing) => {
  await expect(validate(operation, subgraph, document)).rejects.toThrow(`${missing} is selected, and not fetched`);
});
