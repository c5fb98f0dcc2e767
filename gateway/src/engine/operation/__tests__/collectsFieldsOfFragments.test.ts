import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { collectFields, fieldsOf, responseKey } from '../collectFields.ts';
import { resolveOperation } from '../resolveOperation.ts';

function resolve(document: string) {
  const { operation, fragments } = resolveOperation(parse(document));
  return { selectionSet: operation.selectionSet, fragments };
}

function keysOf(document: string): string[] {
  const { selectionSet, fragments } = resolve(document);
  return fieldsOf([selectionSet], fragments).map(responseKey);
}

test.each([
  ['aliases are response keys', '{ a b: a }', ['a', 'b']],
  [
    'fields of fragments stand where these are selected',
    '{ a ... { b } ...F c } fragment F on Query { d }',
    ['a', 'b', 'd', 'c'],
  ],
  ['a fragment counts once', '{ ...F a ...F ... { ...F } } fragment F on Query { b }', ['b', 'a']],
  ['a fragment within itself adds nothing', '{ ...F } fragment F on Query { a ...F }', ['a']],
  ['an unknown fragment has no fields', '{ a ...F }', ['a']],
])('%s', (_, document, keys) => {
  expect(keysOf(document)).toEqual(keys);
});

test('a fragment whose type condition excludes the type is left out with all its fragments', () => {
  const { selectionSet, fragments } = resolve('{ a ... on B { b ...F } ... on A { c } } fragment F on A { d }');
  const fields = collectFields([[selectionSet, 'A']], fragments, ({ typeCondition }, type) =>
    typeCondition?.name.value === 'B' ? null : type,
  );
  expect(fields.map(([field, type]) => [responseKey(field), type])).toEqual([
    ['a', 'A'],
    ['c', 'A'],
  ]);
});

test('forty fragments, each of which spreads the next one twice, are collected in linear time', () => {
  const fragments = Array.from({ length: 40 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`);
  expect(keysOf(`{ ...F0 } ${fragments.join(' ')} fragment F40 on Query { a }`)).toEqual(['a']);
});
