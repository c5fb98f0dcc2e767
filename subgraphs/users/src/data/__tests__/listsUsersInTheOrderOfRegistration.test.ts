import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
  // Three of them in one millisecond, so that the id must decide.
  const seconds = [3, 1, 2, 2, 2, 5, 4];
  for (const [index, second] of seconds.entries()) {
    await database.addUser(`user-${index}`, { since: new Date(Date.UTC(2026, 0, 1, 0, 0, second)) });
  }
});
afterAll(() => database.close());

test('each once, over pages of any size, also when somebody registers meanwhile', async () => {
  const expected = ['user-1', 'user-2', 'user-3', 'user-4', 'user-0', 'user-6', 'user-5'];
  for (const first of [1, 2, 3, 7, 100]) {
    const seen: string[] = [];
    let after: { since: Date; id: string } | null = null;
    let more = true;
    while (more) {
      const page = await database.users.page({ search: '', limit: first, from: 'start', after, before: null });
      seen.push(...page.items.map(({ username }) => username));
      after = page.items.at(-1) ?? null;
      more = page.hasNextPage;
      await database.addUser(`early-${first}-${seen.length}`, { since: new Date(Date.UTC(2025, 0, 1)) });
    }
    expect(seen.filter((username) => username.startsWith('user'))).toEqual(expected);
    await database.prisma.journalEntry.deleteMany({ where: { user: { username: { startsWith: 'early' } } } });
    await database.prisma.user.deleteMany({ where: { username: { startsWith: 'early' } } });
  }
});
