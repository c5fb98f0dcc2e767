import { describe, expect, test } from '@jest/globals';

import { createBench, viewer } from './Bench.ts';

describe('fields read by @requires', () => {
  const { decide } = createBench(`
    type Query { t: T }
    type Mutation { a: Int }
    type T {
      id: ID! @authenticated
      extra: Extra
      free: Int
      direct: Int @join__field(graph: "b", requires: "guarded") @join__field(graph: "a")
      guarded: Int @authenticated
      typed: Int @join__field(requires: "extra { date }")
      far: Int @join__field(requires: "free direct")
      narrow: Int @join__field(requires: "extra { item { ... on Book { isbn } } }")
      wide: Int @join__field(requires: "extra { item { name } }")
      round: Int @join__field(requires: "about { round }")
      about: Node
      harmless: Int @join__field(requires: "free extra { __typename }")
    }
    type Extra { date: Date item: Item }
    scalar Date @requiresScopes(scopes: [["dates"]])
    interface Item { name: String }
    type Book implements Item { name: String isbn: String @policy(policies: [["books"]]) }
    type Toy implements Item { name: String @requiresScopes(scopes: [["toys"]]) }
    interface Node { round: Int }
    type U implements Node { round: Int @requiresScopes(scopes: [["u"]]) }
    type V implements Node { round: Int @join__field(requires: "t { round }") t: T }
  `);

  test.each([
    ['a field that requirements', '{ t { direct } }', viewer()],
    ['a type that requirements', '{ t { typed } }', viewer({ scope: ['dates'] })],
    ['what a required field requires', '{ t { far } }', viewer()],
    ['a field behind a type condition', '{ t { narrow } }', viewer({ policies: ['books'] })],
    ['a field of any object of an interface', '{ t { wide } }', viewer({ scope: ['toys'] })],
    ['a field that leads back to itself', '{ t { round } }', viewer({ scope: ['u'] })],
  ])('%s must be allowed', (_, query, by) => {
    const field = /\{ t \{ (\w+)/.exec(query)![1];
    expect(decide(query, null)).toEqual({ left: '', paths: [`t.${field}`] });
    expect(decide(query, by)).toEqual({ left: query, paths: [] });
  });

  test('a cycle has the same requirements from each of its fields', () => {
    for (const query of [
      '{ t { about { round } } }',
      '{ t { about { ... on V { round } } } }',
      '{ t { about { ... on V { t { round } } } } }',
    ])
      expect(decide(query, null).left).toBe('');
  });

  test('fields without requirements need no authorization', () => {
    expect(decide('{ t { harmless free } }', null)).toEqual({ left: '{ t { harmless free } }', paths: [] });
  });
});

describe('requirements of interfaces, composed and written', () => {
  const { decide } = createBench(`
    type Query { composed: [Composed] written: [Written] weaker: [Weaker] }
    type Mutation { a: Int }
    interface Composed @requiresScopes(scopes: [["a", "b"], ["a", "c"]]) @policy(policies: [["p"]]) { id: ID }
    type C1 implements Composed @requiresScopes(scopes: [["b", "a"], ["c"]]) { id: ID }
    type C2 implements Composed @requiresScopes(scopes: [["a"]]) @policy(policies: [["p"]]) { id: ID }
    type C3 implements Composed { id: ID }
    interface Written @authenticated { id: ID }
    type W1 implements Written { id: ID }
    interface Weaker @authenticated { id: ID }
    type K1 implements Weaker @authenticated @policy(policies: [["p"]]) { id: ID }
    type K2 implements Weaker { id: ID }
  `);

  test('composed requirements do not apply to selections on an object type', () => {
    expect(decide('{ composed { ... on C3 { id } __typename } }', null).paths).toEqual([]);
    expect(decide('{ composed { ... on C1 { id } } }', viewer({ scope: ['c'] })).paths).toEqual([]);
    expect(decide('{ composed { id } }', viewer({ scope: ['a', 'b'] })).paths).toEqual(['composed']);
    expect(decide('{ composed { id } }', viewer({ scope: ['a', 'b'], policies: ['p'] })).paths).toEqual([]);
  });

  test('written requirements of an interface always apply', () => {
    expect(decide('{ written { ... on W1 { id } } }', null).paths).toEqual(['written']);
    expect(decide('{ written { __typename } }', null).paths).toEqual(['written']);
    expect(decide('{ weaker { ... on K2 { id } } }', null).paths).toEqual(['weaker']);
    expect(decide('{ weaker { id } }', viewer()).paths).toEqual(['weaker']);
  });
});

test('a requirement of the root type applies to each of its fields', () => {
  const { decide } = createBench('type Query @authenticated { a: Int b: Int } type Mutation { c: Int }');
  expect(decide('{ a x: b __typename __schema { description } }', null)).toEqual({
    left: '{ __schema { description } }',
    paths: ['a', 'x', '__typename'],
  });
});
