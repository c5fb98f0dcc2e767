import { expect, test } from '@jest/globals';

import { uuidV7 } from '../uuidV7.ts';

test('an id is a UUID of version 7 and of the RFC variant', () => {
  expect(uuidV7()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('later ids sort behind earlier ones', () => {
  const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map((now) => uuidV7(now));
  expect(ids.toSorted()).toEqual(ids);
  expect(ids[0]).toMatch(/^018bcfe5-6800-/);
});

test('ids of one millisecond differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuidV7(0))).size).toBe(1000);
});
