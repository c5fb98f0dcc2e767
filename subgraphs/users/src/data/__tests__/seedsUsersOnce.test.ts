import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { parsePhoneNumber } from '../../domain/values/PhoneNumber.ts';
import { addMissingUsers, type SeedUser } from '../addMissingUsers.ts';
import { firstAfter, openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

const seeded = Array.from({ length: 5 }, (_, index): SeedUser => {
  const number = index + 1;
  return {
    id: `01900000-0000-7000-8000-00000000000${number}`,
    username: `seeded-${number}`,
    email: `seeded-${number}@example.com`,
    name: `Seeded Person ${number}`,
    phone: null,
    since: new Date(Date.UTC(2025, number)),
    role: number === 2 ? 'ADMINISTRATOR' : 'CUSTOMER',
    passwordHash: number < 3 ? 'a hash' : null,
  };
});

test('who took a seeded username first keeps it', async () => {
  await database.addUser('SEEDED-5');
  expect(await addMissingUsers(database.prisma, seeded)).toBe(4);
  expect(await database.users.findByIds(['01900000-0000-7000-8000-000000000005'])).toEqual([]);
});

test('seeding again, even twice at once, changes nothing that users did', async () => {
  const [first] = seeded;
  await database.users.changePhone(first!.id, parsePhoneNumber('9000000009')!, new Date());
  const added = await Promise.all([addMissingUsers(database.prisma, seeded), addMissingUsers(database.prisma, seeded)]);
  expect(added).toEqual([0, 0]);
  expect(await database.users.findByIds([first!.id])).toMatchObject([{ phone: '9000000009' }]);
});

test('the journal tells each of them, at the time of the registration', async () => {
  const { items } = await database.journal.page(firstAfter(1n));
  expect(items.map(({ position, at, event }) => [Number(position), at, event])).toEqual([
    ...seeded.slice(0, 4).map(({ since }, index) => [index + 2, since, 'REGISTERED']),
    [6, expect.any(Date), 'PHONE_CHANGED'],
  ]);
});

test('they are found like everybody', async () => {
  const { items } = await database.users.page({
    search: 'seeded person',
    limit: 10,
    from: 'start',
    after: null,
    before: null,
  });
  expect(items.map(({ username }) => username)).toEqual(['seeded-1', 'seeded-2', 'seeded-3', 'seeded-4']);
  expect(await database.users.findCredentials('seeded-4')).toMatchObject({ passwordHash: null });
});

test('those who seed an empty database at once tell everybody once', async () => {
  const empty = await openUsersDatabase();
  try {
    const added = await Promise.all(Array.from({ length: 4 }, () => addMissingUsers(empty.prisma, seeded)));
    expect(added.sort()).toEqual([0, 0, 0, 5]);
    expect((await empty.journal.page(firstAfter(null))).items).toHaveLength(5);
  } finally {
    await empty.close();
  }
});
