import { expect, test } from '@jest/globals';
import { pino } from 'pino';

import { boundFields } from '../boundFields.ts';

const HUGE = 'x'.repeat(1_000_000);

test.each<[string, Record<string, unknown>]>([
  ['a name', { operation: HUGE }],
  ['a key', { [HUGE]: 1 }],
  ['a path', { path: Array.from({ length: 10_000 }, () => HUGE) }],
  ['something deep', { a: { b: { c: { d: { e: { f: HUGE } } } } } }],
  ['an error', { ...pino.stdSerializers.err(new Error(HUGE)) }],
])('%s', (_, fields) => {
  expect(JSON.stringify(boundFields(fields)).length).toBeLessThan(150_000);
});

test('what is short stays as it is', () => {
  const fields = { operation: 'Books', ms: 1.5, cost: { estimated: 3 }, errorCodes: ['A'], at: null, on: new Date(0) };
  expect(boundFields(fields)).toEqual(fields);
});
