import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { addMissingUsers, type SeedUser } from '../addMissingUsers.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
  await addMissingUsers(
    database.prisma,
    Array.from({ length: 200 }, (_, index) => user(index + 1)),
  );
});
afterAll(() => database.close());

/** Somebody whose names begin with letters from all over the alphabet, so that every letter finds many. */
function user(number: number): SeedUser {
  const word = (step: number) => `${String.fromCharCode(97 + ((number * step) % 26))}${number}`;
  return {
    id: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    username: `${word(1)}-${word(3)}`,
    email: `${number}@example.com`,
    name: `${word(5)} ${word(7)} ${word(9)}`,
    phone: null,
    since: new Date(Date.UTC(2025, 0, 1, 0, number)),
    role: 'CUSTOMER',
    passwordHash: null,
  };
}

test.each([8, 10, 11, 12, 13, 16, 20, 24, 26])(
  '%i words that many users have take no longer than a moment',
  async (count) => {
    const search = Array.from({ length: count }, (_, index) => String.fromCharCode(97 + index)).join(' ');
    expect(await database.users.page({ search, limit: 20, from: 'start', after: null, before: null })).toMatchObject({
      items: [],
      hasNextPage: false,
    });
  },
  2_000,
);
