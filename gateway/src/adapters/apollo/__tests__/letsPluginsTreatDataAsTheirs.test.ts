import { expect, test } from '@jest/globals';

import { preserializedData, preserializedText } from '../PreserializedData.ts';

const TEXT = '{"a":1,"b":{"c":[2]},"__proto__":{"d":3},"constructor":null}';

const make = () => preserializedData(TEXT) as Record<string, unknown>;

test('what nobody looks into stays the text that it was', () => {
  const spaced = '{ "a" : 1 }';
  expect(preserializedText(preserializedData(spaced))).toBe(spaced);
});

test('what is no finished data has no text', () => {
  expect(preserializedText({ a: 1 })).toBeUndefined();
});

test('it is an object like any other', () => {
  const data = make();
  expect(Object.keys(data)).toEqual(['a', 'b', '__proto__', 'constructor']);
  expect({ ...data }).toEqual(JSON.parse(TEXT));
  expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  expect('a' in data && !('x' in data) && Object.hasOwn(data, '__proto__')).toBe(true);
  expect(structuredClone(JSON.parse(JSON.stringify(data)))).toEqual(JSON.parse(TEXT));
  expect(preserializedText(data)).toBe(TEXT);
});

test.each<[what: string, change: (data: Record<string, unknown>) => unknown, text: string]>([
  ['sets', (data) => (data['a'] = 2), TEXT.replace('"a":1', '"a":2')],
  ['sets deep within', (data) => ((data['b'] as { c: unknown }).c = 'x'), TEXT.replace('[2]', '"x"')],
  ['adds', (data) => (data['e'] = 'y'), TEXT.replace(/}$/, ',"e":"y"}')],
  ['deletes', (data) => delete data['a'], TEXT.replace('"a":1,', '')],
  [
    'defines',
    (data) => Object.defineProperty(data, 'a', { value: 5, enumerable: true, configurable: true }),
    TEXT.replace('"a":1', '"a":5'),
  ],
])('what a plugin %s is answered', (_, change, text) => {
  const data = make();
  change(data);
  expect(preserializedText(data)).toBe(text);
});

test.each<[what: string, close: (data: object) => unknown, isClosed: (data: object) => boolean]>([
  ['freezes', Object.freeze, Object.isFrozen],
  ['seals', Object.seal, Object.isSealed],
  ['prevents extensions of', Object.preventExtensions, (data) => !Object.isExtensible(data)],
])('what a plugin %s can be looked at and answered, and is closed', (_, close, isClosed) => {
  const data = make();
  close(data);
  expect(isClosed(data)).toBe(true);
  expect(Object.keys(data)).toEqual(['a', 'b', '__proto__', 'constructor']);
  expect(data['a']).toBe(1);
  expect(() => (data['e'] = 1)).toThrow(TypeError);
  expect(() => Object.defineProperty(data, 'f', { value: 1 })).toThrow(TypeError);
  expect(preserializedText(data)).toBe(TEXT);
});

test('what is frozen when it has been looked at stays so', () => {
  const data = make();
  expect(data['a']).toBe(1);
  Object.freeze(data);
  expect(() => (data['a'] = 2)).toThrow(TypeError);
  expect(() => delete data['a']).toThrow(TypeError);
  expect(Object.entries(data)).toHaveLength(4);
});
