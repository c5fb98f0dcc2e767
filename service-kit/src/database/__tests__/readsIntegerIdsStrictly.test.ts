import { expect, test } from '@jest/globals';

import { parseIntegerId } from '../parseIntegerId.ts';

test.each<[id: unknown, number: number]>([
  ['1', 1],
  ['180', 180],
  ['2147483647', 2_147_483_647],
  [7, 7],
])('%p is the id %p', (id, number) => {
  expect(parseIntegerId(id)).toBe(number);
});

test.each<[id: unknown]>([
  [''],
  ['0'],
  ['-1'],
  ['+1'],
  ['01'],
  ['1.5'],
  ['1.0'],
  ['1e3'],
  ['0x1'],
  [' 1'],
  ['1\n'],
  ['١'],
  ['2147483648'],
  ['4294967297'],
  ['99999999999999999999'],
  ['1'.repeat(10_000)],
  ["1' OR '1'='1"],
  ['NaN'],
  [1.5],
  [-1],
  [2 ** 31],
  [Number.NaN],
  [null],
  [undefined],
  [true],
  [['1']],
  [{}],
  [{ toString: 1 }],
])('%p is the id of no row', (id) => {
  expect(parseIntegerId(id)).toBeNull();
});
