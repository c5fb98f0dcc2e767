import { describe, expect, test } from '@jest/globals';

import type { JsonObject } from '../Json.ts';
import { readRawJson } from '../readRawJson.ts';
import { fromRawJsonStrings, toRawJsonStrings } from '../rawJsonStrings.ts';
import { fromRawJson, toBytes, toRawJson, writeRawJson } from '../writeRawJson.ts';

const parse = (json: string) => JSON.parse(readRawJson(Buffer.from(json))!) as JsonObject;

/** The string as the answer has it: as it came, between quotation marks. */
const rewritten = (json: string) => toBytes(`"${String(parse(`{"text":${json}}`)['text'])}"`).toString('utf8');

describe('what is written as it was read', () => {
  test.each([
    ['plain text', '"a quiet harbour"'],
    ['nothing', '""'],
    ['letters of two bytes', '"naïve Ελλάδα"'],
    ['letters of three and four', '"東京 🚢"'],
    ['a quotation mark', '"say \\"ahoy\\""'],
    ['a backslash', '"a\\\\b"'],
    ['a backslash before a quotation mark', '"a\\\\\\"b"'],
    ['a backslash at the end', '"a\\\\"'],
    ['line breaks and tabs', '"a\\nb\\tc\\rd\\be\\ff"'],
    ['control characters', '"\\u0000\\u001f"'],
    ['half a surrogate pair', '"\\ud83d"'],
    ['what looks like a spelled letter', '"\\\\u0041"'],
  ])('%s', (_, json) => expect(rewritten(json)).toBe(json));
});

describe('what is spelled in a longer way', () => {
  test.each([
    ['letters', '"\\u0041\\u00e9"', '"Aé"'],
    ['a surrogate pair', '"\\uD83D\\uDEA2!"', '"🚢!"'],
    ['quotation marks and backslashes', '"\\u0022\\u005c"', '"\\"\\\\"'],
    ['control characters', '"\\u000A\\u0007"', '"\\n\\u0007"'],
    ['slashes', '"a\\/b"', '"a/b"'],
    ['half a pair beside a letter', '"\\uDEA2\\u0041"', '"\\udea2A"'],
    ['all at once, after marks', '"\\"\\\\\\/\\u00e9\\n"', '"\\"\\\\/é\\n"'],
  ])('%s', (_, json, short) => expect(rewritten(json)).toBe(short));

  test('keys', () => expect(parse('{"n\\u0061me":1}')).toEqual({ name: 1 }));
});

test.each(['{"a":"\\q"}', '{"a":"\\u00g0"}', '{"a":"\\u41"}', '{\\"a":1}', '"\\', '"\\"', '{"a":"\n"}'])(
  'leaves %j for the parser to refuse',
  (json) => expect(() => parse(json)).toThrow(SyntaxError),
);

test.each([
  ['', '{"a":1}'],
  [' whose strings have escapes', '{"a":"\\n"}'],
  [' whose strings are spelled in a longer way', '{"a":"\\u0041"}'],
])('a byte order mark is skipped before JSON%s', (_, json) => {
  expect(fromRawJson(readRawJson(Buffer.from(`\ufeff${json}`))!)).toBe(fromRawJson(readRawJson(Buffer.from(json))!));
});

test.each(['\ufeff', '\ufeff\ufeff{}', '{\ufeff}', '\uf000{}'])('leaves %j for the parser to refuse', (json) =>
  expect(() => parse(json)).toThrow(SyntaxError),
);

test('within a string a byte order mark is a character', () => expect(rewritten('"\ufeffa"')).toBe('"\ufeffa"'));

test.each([
  ['an overlong letter', [0x22, 0xc0, 0xaf, 0x22]],
  ['a mark that somebody sent', [0x22, 0xff, 0xfe, 0x22]],
  ['half a letter', [0x22, 0xc3, 0x22]],
])('rejects %s', (_, bytes) => expect(readRawJson(Buffer.from(bytes))).toBeNull());

test('values come back as they were', () => {
  const value = { message: 'the “naïve” \\ "café"\n🚢\u0001', path: ['a', 0, null, true, 1.5] };
  expect(fromRawJsonStrings(toRawJsonStrings(value))).toEqual(value);
});

test('text comes back as it was', () => {
  const json = JSON.stringify({ text: 'a "b" \\ ü 東\n' });
  expect(fromRawJson(toRawJson(json))).toBe(json);
  expect(fromRawJson(readRawJson(Buffer.from(json))!)).toBe(json);
});

test('only what has escapes costs bytes of its own', () => {
  expect(writeRawJson(toRawJson('"ü"'))).toBe('"Ã¼"');
  expect(writeRawJson(readRawJson(Buffer.from('"\\n"'))!)).toEqual(Buffer.from('"\\n"'));
});
