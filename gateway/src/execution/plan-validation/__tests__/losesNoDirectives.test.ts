import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import type { FetchNode, PlanNode } from '../../plan/PlanNode.ts';
import { checkDirectives } from '../checkDirectives.ts';

const fetch = (document: string): FetchNode => ({
  kind: 'Fetch',
  subgraph: 'a',
  operationKind: 'query',
  document,
  variables: [],
  outputRewrites: [],
});

const check = (operation: string, ...documents: string[]) => {
  const plan: PlanNode = { kind: 'Sequence', nodes: documents.map(fetch) };
  checkDirectives(plan, parse(operation));
};

test.each<[operation: string, documents: string[]]>([
  ['{ a b }', ['{ a b }']],
  ['{ a @lang(code: "de") b }', ['{ a @lang(code: "de") b }']],
  ['{ a @lang(code: "de") x: a }', ['{ a @lang(code: "de") x: a id }']],
  ['{ a @lang(code: "de") b }', ['{ b }', '{ a @lang(code: "de") }']],
  ['{ ... @lang(code: "de") { a { b } } }', ['{ ... @lang(code: "de") { a { b } } }']],
  ['{ ...F } fragment F on T @lang(code: "de") { a }', ['{ ...G } fragment G on T @lang(code: "de") { a }']],
  ['{ ...F @lang(code: "de") } fragment F on T { a }', ['{ ... on T @lang(code: "de") { a } }']],
  ['query @trace(id: 1) { a b }', ['query x @trace(id: 1) { a }', 'query @trace(id: 1) { b }']],
  // Keys that a planner selects for itself have no directives.
  ['{ a @lang(code: "de") { b } }', ['{ a @lang(code: "de") { b id __typename } }']],
])('%s is answered by %j', (operation, documents) => {
  expect(() => check(operation, ...documents)).not.toThrow();
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
  ['{ ...F } fragment F on T @lang(code: "de") { a }', ['{ a }']],
  ['{ ...F @lang(code: "de") } fragment F on T { a }', ['{ ...F } fragment F on T { a }']],
  ['{ c { ... @lang(code: "de") { a } } }', ['{ c { ... { a } } }']],
  ['query @trace(id: 1) { a b }', ['query @trace(id: 1) { a }', '{ b }']],
])('%s is not answered by %j', (operation, documents) => {
  expect(() => check(operation, ...documents)).toThrow(/irectives/);
});
