import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { createLoginThrottle } from '../createLoginThrottle.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

const now = new Date('2026-11-01T12:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

test('each of thirty guesses at once, in two replicas, has a count of its own', async () => {
  const replicas = [database.throttle, createLoginThrottle(database.prisma)];
  const attempts = await Promise.all(
    Array.from({ length: 30 }, (_, index) => replicas[index % 2]!.count('agatha', now, 900)),
  );
  expect(attempts.map(({ count }) => count).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(attempts.every(({ windowEndsAt }) => windowEndsAt.getTime() === later(900).getTime())).toBe(true);
});

test('a window ends at its time, whatever comes in it, and another one begins', async () => {
  await database.throttle.count('krishna', now, 900);
  expect(await database.throttle.count('krishna', later(899), 900)).toEqual({ count: 2, windowEndsAt: later(900) });
  expect(await database.throttle.count('krishna', later(900), 900)).toEqual({ count: 1, windowEndsAt: later(1800) });
});

test('usernames count apart, and clearing one forgets that one', async () => {
  await database.throttle.count('one', now, 900);
  await database.throttle.count('two', now, 900);
  await database.throttle.clear('one');
  await database.throttle.clear('nobody');
  expect(await database.throttle.count('one', now, 900)).toMatchObject({ count: 1 });
  expect(await database.throttle.count('two', now, 900)).toMatchObject({ count: 2 });
});

test('any text is counted', async () => {
  for (const key of ['', "' OR 1=1 -- ", '\ud800', 'x'.repeat(1_000_000)]) {
    expect(await database.throttle.count(key, now, 900)).toMatchObject({ count: 1 });
  }
});
