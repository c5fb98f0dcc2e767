import { expect, test } from '@jest/globals';

import { answerKeys } from '../answerKeys.ts';

test('variables that are nested too deeply to be written have no key', () => {
  const depth = 400_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  const request = { forwardedHeaders: {}, authorization: undefined };
  expect(answerKeys('operation', { deep }, request)).toBeNull();
  expect(answerKeys('operation', { deep: [] }, request)).not.toBeNull();
});
