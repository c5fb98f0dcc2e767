import { Supergraph } from '@apollo/federation-internals';
import { composeServices } from '@apollo/composition';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { FederatedTypes } from '../FederatedTypes.ts';
import { FieldSets } from '../FieldSets.ts';
import { planDocument } from '../planDocument.ts';

const { supergraphSdl = '' } = composeServices([
  {
    name: 'tree',
    url: 'http://tree',
    typeDefs: parse(`
      type Query { node: Node }
      interface Node { next: Node value: Int }
      type Leaf implements Node { next: Node value: Int color: String }
      type Twig implements Node { next: Node value: Int length: Int }
      type Root implements Node { next: Node value: Int depth: Int }
    `),
  },
]);
const types = new FederatedTypes(
  buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
  Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(),
);
const plan = (document: string, maxSteps: number) => planDocument(parse(document), types, new FieldSets(), maxSteps);

test('a search of more steps than it may take is given up', () => {
  const document = `{ node { ${Array.from({ length: 100 }, (_, at) => `v${at}: value`).join(' ')} } }`;
  expect(() => plan(document, 100)).toThrow('too many steps');
  expect(plan(document, 1_000)).toMatchObject({ kind: 'Fetch' });
});

test('what is selected of some types beside all does not double a plan with each level', () => {
  const depth = 20;
  const level = '{ ... on Leaf { color next { value } } ... on Twig { length next { value } } next ';
  expect(plan(`{ node ${level.repeat(depth)} { value } ${'}'.repeat(depth)} }`, 2_000)).toMatchObject({
    kind: 'Fetch',
  });
});
