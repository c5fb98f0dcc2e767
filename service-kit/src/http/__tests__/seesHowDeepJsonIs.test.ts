import { expect, test } from '@jest/globals';

import { isNestedDeeper } from '../isNestedDeeper.ts';

const LIMIT = 20;
const isDeep = (json: string) => isNestedDeeper(Buffer.from(json), LIMIT);
const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

test.each([
  [lists(20), false],
  [lists(21), true],
  [objects(20), false],
  [objects(21), true],
  [`[${lists(19)},${lists(19)},${objects(19)}]`, false],
  [`[${lists(20)}]`, true],
  ['['.repeat(41), true],
  [JSON.stringify({ text: '['.repeat(50) }), false],
  [JSON.stringify({ ['{'.repeat(50)]: '"{[' }), false],
  [`{"a\\\\":${lists(20)}}`, true],
  [`{"a\\"${'['.repeat(50)}":1}`, false],
  [`"${'\\'.repeat(50)}`, false],
])('%s: %s', (json, expected) => {
  expect(isDeep(json)).toBe(expected);
});
