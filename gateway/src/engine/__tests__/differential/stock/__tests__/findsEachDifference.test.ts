import { expect, test } from '@jest/globals';

import { findDifferences } from '../findDifferences.ts';

test.each([
  ['equal data', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ['a value, as deep as it can be told', { a: [{ b: 1, c: 2 }] }, { a: [{ b: 3, c: 2 }] }, ['value a.0.b']],
  ['lists that are not equally long', { a: [1] }, { a: [1, 2] }, ['value a']],
  ['null for an object', { a: null }, { a: { b: 1 } }, ['value a']],
  ['null for all', null, { a: 1 }, ['value ']],
  ['a key that is lacking, and one too many', { a: 1, c: 1 }, { a: 1, b: null }, ['missing b', 'needless c']],
  ['keys in another order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, ['order a']],
  ['the order of keys within a scalar', { a: [{ x: 1 }] }, { a: [{ x: 1 }] }, []],
])('%s', (_, given, expected, found) => {
  const oddities = findDifferences(given, expected);
  expect(oddities.map((oddity) => `${oddity.kind} ${'path' in oddity ? oddity.path.join('.') : ''}`)).toEqual(found);
});

test('names of the prototype are keys like others', () => {
  const [given, expected] = [JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":2}')];
  expect(findDifferences(given, expected)).toMatchObject([{ kind: 'value', path: ['__proto__'] }]);
  expect(findDifferences({}, expected)).toMatchObject([{ kind: 'missing', path: ['__proto__'] }]);
});
