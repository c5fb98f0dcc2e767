import { expect, test } from '@jest/globals';

import type { JsonObject } from '../../raw-json/Json.ts';
import { compileMerger } from '../compileMerger.ts';

const KEYS = ['__typename', 'name', 'box', 'constructor', '__proto__'];
const INTERFACES = new Set(['Media']);
const parse = (json: string) => JSON.parse(json) as JsonObject;

test.each([
  ['a new field', '{"id":1}', '{"name":"a"}'],
  ['a null for nothing', '{"id":1}', '{"name":null}'],
  ['a null for a value', '{"name":"a"}', '{"name":null}'],
  ['a value for a null', '{"name":null}', '{"name":"a"}'],
  ['a nested object', '{"box":{"a":1}}', '{"box":{"b":[{"c":2}]}}'],
  ['a nested list', '{"box":[{"a":1},null]}', '{"box":[{"b":2},{"b":3}]}'],
  ["an interface's name", '{"__typename":"Book"}', '{"__typename":"Media","name":"a"}'],
  ['what every object inherits', '{}', '{"constructor":"a"}'],
  ['what would be the prototype', '{}', '{"__proto__":{"a":1}}'],
  ['nothing', '{"name":"a"}', '{}'],
])('%s', (_, target, source) => {
  const [byName, byLoop] = [parse(target), parse(target)];
  compileMerger(KEYS, INTERFACES)(byName, parse(source), false);
  compileMerger(null, INTERFACES)(byLoop, parse(source), false);
  expect(JSON.stringify(byName)).toBe(JSON.stringify(byLoop));
});

test('what was not asked for is left out', () => {
  const target = parse('{"id":"1"}');
  compileMerger(['name'], INTERFACES)(target, parse('{"id":"2","name":"a"}'), false);
  expect(target).toEqual({ id: '1', name: 'a' });
});

test('what two objects take is not one', () => {
  const [first, second, source] = [parse('{}'), parse('{}'), parse('{"box":{"a":1}}')];
  const merge = compileMerger(KEYS, INTERFACES);
  merge(first, source, false);
  merge(second, source, true);
  (first['box'] as JsonObject)['a'] = 2;
  expect(second).toEqual({ box: { a: 1 } });
});
