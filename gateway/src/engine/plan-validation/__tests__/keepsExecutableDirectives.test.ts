import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { FetchNode, PlanNode } from '../../plan/PlanNode.ts';
import { validatePlans } from '../../planning/plannerDecorators.ts';

const { supergraphSdl = '' } = composeServices([
  {
    name: 'a',
    url: 'http://a',
    typeDefs: parse(`
      directive @lang(code: String!) repeatable on FIELD | INLINE_FRAGMENT | FRAGMENT_SPREAD | FRAGMENT_DEFINITION
      directive @trim on FIELD
      directive @trace(id: Int) on QUERY
      type Query { a: String b: String id: ID c: Text any: Any }
      type Text { a: String b: String }
      type Never { b: String }
      union Any = Text`),
  },
]);
const schemas = {
  supergraph: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }),
  api: Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema(),
};

const fetch = (document: string): FetchNode => ({
  kind: 'Fetch',
  subgraph: 'a',
  operationKind: 'query',
  document: GraphQLDocument.ofText(document),
  variables: [],
  outputRewrites: [],
});

const check = (operation: string, ...documents: string[]) => {
  const made: PlanNode = { kind: 'Sequence', nodes: documents.map(fetch) };
  return validatePlans({ plan: async () => made, close() {} }, schemas).plan(
    GraphQLDocument.ofText(operation),
    new AbortController().signal,
  );
};

test.each<[operation: string, documents: string[]]>([
  ['{ a b }', ['{ a b }']],
  ['{ a @lang(code: "de") b }', ['{ a @lang(code: "de") b }']],
  ['{ a @lang(code: "de") x: a }', ['{ a @lang(code: "de") x: a }']],
  ['{ a @lang(code: "de") b }', ['{ b }', '{ a @lang(code: "de") }']],
  ['{ ... @lang(code: "de") { c { b } } }', ['{ ... @lang(code: "de") { c { b } } }']],
  ['{ ...F } fragment F on Query @lang(code: "de") { a }', ['{ ...G } fragment G on Query @lang(code: "de") { a }']],
  ['{ ...F @lang(code: "de") } fragment F on Query { a }', ['{ ... on Query @lang(code: "de") { a } }']],
  ['query @trace(id: 1) { a b }', ['query x @trace(id: 1) { a }', 'query @trace(id: 1) { b }']],
  ['{ c @lang(code: "de") { b } }', ['{ c @lang(code: "de") { b a __typename } }']],
  ['{ c { b } b @lang(code: "de") }', ['{ c { b } b @lang(code: "de") }']],
])('%s is answered by %j', async (operation, documents) => {
  await expect(check(operation, ...documents)).resolves.toBeDefined();
});

test.each<[operation: string, documents: string[]]>([
  ['{ a @lang(code: "de") b }', ['{ a b }']],
  ['{ a @lang(code: "de") b }', ['{ a @lang(code: "en") b }']],
  ['{ a @lang(code: "de") b }', ['{ a b @lang(code: "de") }']],
  ['{ a @lang(code: "de") @trim b }', ['{ a @lang(code: "de") b }']],
  ['{ a @lang(code: "de") @trim }', ['{ a @trim @lang(code: "de") }']],
  ['{ a @lang(code: "de") x: a }', ['{ a @lang(code: "de") x: a @lang(code: "de") }']],
  ['{ a @lang(code: "de") }', ['{ a @lang(code: "de") }', '{ a }']],
  ['{ ... @lang(code: "de") { a } }', ['{ a }']],
  ['{ ...F } fragment F on Query @lang(code: "de") { a }', ['{ a }']],
  ['{ ...F @lang(code: "de") } fragment F on Query { a }', ['{ ...F } fragment F on Query { a }']],
  ['{ c { ... @lang(code: "de") { a } } }', ['{ c { ... { a } } }']],
  ['query @trace(id: 1) { a b }', ['query @trace(id: 1) { a }', '{ b }']],
])('%s is not answered by %j', async (operation, documents) => {
  await expect(check(operation, ...documents)).rejects.toThrow(/irectives/);
});
