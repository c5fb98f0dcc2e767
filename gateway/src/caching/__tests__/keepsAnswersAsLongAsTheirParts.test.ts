import { expect, test } from '@jest/globals';

import { CachePolicy } from '../CachePolicy.ts';

test.each<[string, ReadonlyArray<string | undefined>, string]>([
  ['nothing that was asked', [], 'no-store'],
  ['one part', ['max-age=60, public'], 'max-age=60, public'],
  ['one part that does not say for whom', ['max-age=60'], 'max-age=60, public'],
  ['the shortest-lived part', ['max-age=60, public', 'max-age=5, public', 'max-age=30, public'], 'max-age=5, public'],
  ['a private part', ['max-age=60, public', 'private, max-age=90'], 'max-age=60, private'],
  ['a part with private fields', ['max-age=60, private="set-cookie"'], 'max-age=60, private'],
  ['a part that says nothing', ['max-age=60, public', undefined], 'no-store'],
  ['a part that says nothing of the time', ['public'], 'no-store'],
  ['a part that is not to be kept', ['max-age=60, no-store', 'max-age=60'], 'no-store'],
  ['a part that is to be asked for again', ['No-Cache, max-age=60'], 'no-store'],
  ['a part for shared caches only', ['s-maxage=60'], 'no-store'],
  ['other spellings', ['PUBLIC ,Max-Age="60"'], 'max-age=60, public'],
  ['nonsense', ['max-age=a year'], 'no-store'],
])('%s', (_, parts, expected) => {
  const policy = new CachePolicy();
  for (const part of parts) policy.restrict(part);
  expect(policy.header).toBe(expected);
});

test('what depends on who asks is private, whatever its parts say', () => {
  const policy = new CachePolicy();
  policy.makePrivate();
  policy.restrict('max-age=60, public');
  expect(policy.header).toBe('max-age=60, private');
});
