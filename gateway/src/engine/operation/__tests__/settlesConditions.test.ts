import { expect, test } from '@jest/globals';
import { Kind, parse, print } from 'graphql';

import { conditionVariables } from '../conditions.ts';
import { settleConditions } from '../settleConditions.ts';
import { resolveOperation } from '../resolveOperation.ts';

function settle(text: string, values: Readonly<Record<string, boolean>> = {}): string {
  const { operation, fragments } = settleConditions(resolveOperation(parse(text)), new Map(Object.entries(values)));
  const document = print({ kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] });
  return document.replaceAll(/\s+/g, ' ').trim();
}

test.each([
  ['fields', '{ a @skip(if: true) b @include(if: true) c @include(if: false) }', '{ b }'],
  ['fields below', '{ a { b @skip(if: true) c } }', '{ a { c } }'],
  [
    'inline fragments',
    '{ a { ... on T @include(if: false) { b } ... @skip(if: false) { c } } }',
    '{ a { ... { c } } }',
  ],
  ['both directives, of which each must let it in', '{ a b @skip(if: false) @include(if: false) }', '{ a }'],
  [
    'named fragments, with what only they use',
    'query ($x: Int) { a ...F @skip(if: true) } fragment F on Query { b(x: $x) ...G } fragment G on Query { c }',
    '{ a }',
  ],
  [
    'what is within a fragment, everywhere',
    '{ ...F a { ...F } } fragment F on T { b @skip(if: true) c }',
    '{ ...F a { ...F } } fragment F on T { c }',
  ],
  ['fragments of which nothing is left', '{ a ...F } fragment F on T { ... { b @skip(if: true) } }', '{ a }'],
  ['conditions, but no other directives', '{ a @lang(code: "de") @skip(if: false) }', '{ a @lang(code: "de") }'],
  ['aliases that stand for the same key', '{ a: b @skip(if: true) a: b { c } }', '{ a: b { c } }'],
])('settles %s', (_, text, left) => {
  expect(settle(text)).toBe(left);
});

test('keeps an object of which nothing is selected, with an empty selection set', () => {
  const { operation } = settleConditions(resolveOperation(parse('{ a { b @skip(if: true) } }')), new Map());
  expect(operation.selectionSet.selections).toMatchObject([{ name: { value: 'a' }, selectionSet: { selections: [] } }]);
});

test.each([
  [{ x: true, y: true }, 'query ($x: Boolean!) { a(of: $x) }'],
  [{ x: true, y: false }, 'query ($x: Boolean!) { a(of: $x) b }'],
  [{ x: false, y: false }, '{ b }'],
  [{ x: false, y: true }, '{ }'],
])('by %j', (values, left) => {
  const text = 'query ($x: Boolean!, $y: Boolean!) { a(of: $x) @include(if: $x) ... @skip(if: $y) { b } }';
  const settled = settle(text, values).replace('... { b }', 'b');
  expect(settled === '' ? '{ }' : settled).toBe(left);
});

test('an operation without conditions has no condition variables, and one with literal conditions has none of them', () => {
  expect(conditionVariables(resolveOperation(parse('query ($x: Int) { a(x: $x) @lang(code: $x) }')))).toBeNull();
  expect(conditionVariables(resolveOperation(parse('{ a @skip(if: true) }')))).toEqual([]);
  const text = 'query ($y: Boolean!, $x: Boolean!) { a @skip(if: $y) ...F } fragment F on Query { b @include(if: $x) }';
  expect(conditionVariables(resolveOperation(parse(text)))).toEqual(['x', 'y']);
});
