import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { parsePhoneNumber } from '../../domain/values/PhoneNumber.ts';
import { firstAfter, newUser, openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

const phone = parsePhoneNumber('9000000009')!;

test('registrations and changes at the same time, some refused, leave one sequence', async () => {
  const { id } = await database.addUser('settled');
  await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      await database.users.add(newUser(`reader-${index % 16}`));
      await database.users.changePhone(id, phone, new Date());
      await database.users.changePhone('nobody', phone, new Date());
    }),
  );
  const { items, hasNextPage } = await database.journal.page(firstAfter(null));
  expect(hasNextPage).toBe(false);
  expect(items.map(({ position }) => Number(position))).toEqual(Array.from({ length: 1 + 16 + 24 }, (_, n) => n + 1));
  expect(items.filter(({ event }) => event === 'PHONE_CHANGED').map(({ userId }) => userId)).toEqual(
    Array.from({ length: 24 }, () => id),
  );
});

test('who reads while others write misses nothing', async () => {
  const { items: before } = await database.journal.page(firstAfter(null));
  const start = before.at(-1)!.position;
  const writing = { done: false };
  const writers = Promise.all(
    Array.from({ length: 20 }, (_, index) => database.users.add(newUser(`writer-${index}`))),
  ).finally(() => (writing.done = true));
  const read: bigint[] = [];
  while (!writing.done) {
    const { items } = await database.journal.page(firstAfter(read.at(-1) ?? start));
    read.push(...items.map(({ position }) => position));
  }
  await writers;
  expect(read).toEqual(read.map((_, index) => start + BigInt(index + 1)));
});

test('pages follow one another', async () => {
  const { items, hasNextPage } = await database.journal.page(firstAfter(2n, 3));
  expect(items.map(({ position }) => position)).toEqual([3n, 4n, 5n]);
  expect(hasNextPage).toBe(true);
  expect(await database.journal.page(firstAfter(999_999_999_999_999_999n, 3))).toMatchObject({
    items: [],
    hasNextPage: false,
  });
});
