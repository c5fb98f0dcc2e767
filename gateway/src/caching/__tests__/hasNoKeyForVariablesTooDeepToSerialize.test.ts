import { expect, test } from '@jest/globals';

import { cacheKeys } from '../cacheKeys.ts';

test('variables nested too deeply to serialize have no key', () => {
  const depth = 400_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  const request = { forwardedHeaders: {}, authorization: undefined };
  expect(cacheKeys('operation', { deep }, request)).toBeNull();
  expect(cacheKeys('operation', { deep: [] }, request)).not.toBeNull();
});
