import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { newUser, openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

test('registrations wait while the journal is held, also those that find no free connection', async () => {
  const holding = database.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT last FROM JournalPosition FOR UPDATE`;
    await sleep(3_000);
  });
  const additions = await Promise.all(
    Array.from({ length: 15 }, (_, index) => database.users.add(newUser(`patient-${index}`))),
  );
  await holding;
  expect(additions.map(({ kind }) => kind)).toEqual(additions.map(() => 'added'));
});
