import { expect, test } from '@jest/globals';

import { RequestHeaders } from '../../headers/RequestHeaders.ts';
import { cacheKeys } from '../cacheKeys.ts';

test('variables nested too deeply to serialize have no key', () => {
  const depth = 400_000;
  const deep: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  const request = { forwardedHeaders: {}, authorization: undefined };
  const headers = new RequestHeaders({ FORWARDED_HEADERS: [] });
  expect(cacheKeys('operation', { deep }, request, headers)).toBeNull();
  expect(cacheKeys('operation', { deep: [] }, request, headers)).not.toBeNull();
});
