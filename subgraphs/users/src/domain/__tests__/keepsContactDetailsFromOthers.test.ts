import { expect, test } from '@jest/globals';

import { seesContactDetails } from '../seesContactDetails.ts';

const user = { id: '1' };

test.each([
  ['a visitor', null, false],
  ['somebody else', { id: '2', scopes: new Set<string>() }, false],
  ['somebody else with another scope', { id: '2', scopes: new Set(['journal:read', 'users:readers']) }, false],
  ['the user', { id: '1', scopes: new Set<string>() }, true],
  ['who may read users', { id: '2', scopes: new Set(['users:read']) }, true],
])('%s', (_, reader, sees) => {
  expect(seesContactDetails(reader, user)).toBe(sees);
});
