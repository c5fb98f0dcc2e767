import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';

import type { JsonObject } from '../../raw-json/Json.ts';
import { TypeConditions } from '../../plan/TypeConditions.ts';
import { compileRewrites } from '../compileRewrites.ts';

const types = new TypeConditions(buildSchema('type Query { a: Int }'));
const rename = compileRewrites([{ kind: 'RenameKey', path: [], key: 'name_0', newKey: 'name' }], types)!;

test.each<[what: string, data: JsonObject, renamed: JsonObject]>([
  ['takes the place of nothing', { name_0: { size: 1 } }, { name: { size: 1 } }],
  ['adds to what another key has brought', { name: { id: 7 }, name_0: { size: 1 } }, { name: { id: 7, size: 1 } }],
  ['adds to each item of a list', { name: [{ a: 1 }], name_0: [{ b: 2 }] }, { name: [{ a: 1, b: 2 }] }],
  ['a null takes nothing away', { name: { id: 7 }, name_0: null }, { name: { id: 7 } }],
  ['what is not there stays so', { other: 1 }, { other: 1 }],
])('%s', (_, data, renamed) => {
  rename(data);
  expect(data).toEqual(renamed);
});
