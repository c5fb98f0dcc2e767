import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { newUser, openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

const twenty = Array.from({ length: 20 }, (_, index) => index);

test('of twenty who want one username at once, in any case, one gets it', async () => {
  const additions = await Promise.all(
    twenty.map((index) =>
      database.users.add(newUser(index % 2 ? 'Wanted' : 'wanteD', { email: `wanted${index}@example.com` })),
    ),
  );
  expect(additions.map(({ kind }) => kind).sort()).toEqual(['added', ...twenty.slice(1).map(() => 'usernameTaken')]);
});

test('of twenty who want one e-mail address or name at once, one gets it', async () => {
  const byEmail = await Promise.all(
    twenty.map((index) =>
      database.users.add(newUser(`email-${index}`, { email: `${index % 2 ? 'A' : 'a'}@example.com` })),
    ),
  );
  expect(byEmail.map(({ kind }) => kind).sort()).toEqual(['added', ...twenty.slice(1).map(() => 'emailTaken')]);
  const byName = await Promise.all(
    twenty.map((index) => database.users.add(newUser(`name-${index}`, { name: 'Jane Marple' }))),
  );
  expect(byName.map(({ kind }) => kind).sort()).toEqual(['added', ...twenty.slice(1).map(() => 'nameTaken')]);
});

test('those who are refused over different things at once end in no deadlock', async () => {
  await database.addUser('settled', { name: 'Settled Person' });
  const additions = await Promise.all(
    twenty.map((index) =>
      database.users.add(
        newUser(`crossed-${index % 4}`, {
          email: index % 3 ? `crossed${index % 5}@example.com` : 'settled@example.com',
          ...(index % 2 && { name: 'Settled Person' }),
        }),
      ),
    ),
  );
  expect(additions.filter(({ kind }) => kind === 'added').length).toBeGreaterThan(0);
});

test('nothing is left of those who were refused', async () => {
  const users = await database.prisma.user.count();
  expect(await database.prisma.journalEntry.count()).toBe(users);
  expect(await database.prisma.userWord.count({ where: { word: 'wanted' } })).toBe(1);
});

test('what is kept is what was given', async () => {
  const since = new Date('2026-11-01T12:34:56.789Z');
  const user = await database.addUser('Miss.Marple', { name: 'Miss Jane 𝕸𝖆𝖗𝖕𝖑𝖊', since });
  const expected = {
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/),
    username: 'Miss.Marple',
    email: 'Miss.Marple@example.com',
    name: 'Miss Jane 𝕸𝖆𝖗𝖕𝖑𝖊',
    phone: '9000000000',
    since,
    role: 'CUSTOMER',
  };
  expect(user).toEqual(expected);
  expect(await database.users.findByIds([user.id])).toEqual([expected]);
  expect(await database.users.findCredentials('MISS.MARPLE')).toEqual({ user: expected, passwordHash: 'a hash' });
});
