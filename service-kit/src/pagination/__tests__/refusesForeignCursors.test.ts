import { expect, test } from '@jest/globals';

import { decodeCursor, encodeCursor } from '../cursor.ts';

test('a cursor comes back as it was made', () => {
  expect(decodeCursor(encodeCursor(['2026-01-01T00:00:00.000Z', 7]), 2)).toEqual(['2026-01-01T00:00:00.000Z', '7']);
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['no list', Buffer.from('{"length":1}').toString('base64url')],
  ['another list’s', encodeCursor(['a', 'b'])],
  ['an object in it', Buffer.from('[{}]').toString('base64url')],
  ['a fraction in it', Buffer.from('[1.5]').toString('base64url')],
  ['a number too large', Buffer.from('[1e300]').toString('base64url')],
])('refuses %s', (_, cursor) => {
  expect(() => decodeCursor(cursor, 1)).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argumentPath: ['after'] } }),
  );
});
