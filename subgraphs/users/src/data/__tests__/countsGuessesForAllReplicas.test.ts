import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { BackoffPolicy } from '../../domain/sessions/Backoff.ts';
import type { Attempt, LoginBudgets } from '../../domain/sessions/LoginThrottle.ts';
import { createLoginThrottle } from '../createLoginThrottle.ts';
import { openUsersDatabase, type UsersDatabase } from './UsersDatabase.ts';

const now = new Date('2026-11-01T12:00:00.000Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const policy: BackoffPolicy = { freeFailures: 3, firstDelaySeconds: 10, maxDelaySeconds: 40, forgetAfterSeconds: 100 };
const budget = (key: string) => ({ key, policy });
const budgetsOf = (own: string, ...shared: string[]): LoginBudgets => ({
  own: budget(own),
  shared: shared.map(budget),
});

let database: UsersDatabase;
beforeAll(async () => {
  database = await openUsersDatabase();
});
afterAll(() => database.close());

async function counted(budgets: LoginBudgets, at = now) {
  const attempt = await database.throttle.count(budgets, at);
  if (attempt.kind !== 'counted') throw new Error(`The attempt is ${attempt.kind}.`);
  return attempt;
}

const delayed = (seconds: number): Attempt => ({ kind: 'delayed', until: later(seconds) });

test('of thirty attempts at once, in two replicas, as many are tried as are free', async () => {
  const replicas = [database.throttle, createLoginThrottle(database.prisma)];
  const attempts = await Promise.all(
    Array.from({ length: 30 }, (_, at) => replicas[at % 2]!.count(budgetsOf(`a${at}`, 'account a', 'network a'), now)),
  );
  expect(attempts.filter(({ kind }) => kind === 'counted')).toHaveLength(3);
  expect(attempts.filter(({ kind }) => kind === 'delayed')).toEqual(Array.from({ length: 27 }, () => delayed(10)));
});

test('delays grow to their maximum, and failures are forgotten in time', async () => {
  for (let time = 0; time < 3; time += 1) await counted(budgetsOf('b'));
  expect(await database.throttle.count(budgetsOf('b'), later(9.999))).toEqual(delayed(10));
  await counted(budgetsOf('b'), later(10));
  expect(await database.throttle.count(budgetsOf('b'), later(10))).toEqual(delayed(30));
  await counted(budgetsOf('b'), later(30));
  await counted(budgetsOf('b'), later(70));
  expect(await database.throttle.count(budgetsOf('b'), later(70))).toEqual(delayed(110));
  for (let time = 0; time < 3; time += 1) await counted(budgetsOf('b'), later(170));
});

test('an attempt that one budget delays is counted in none', async () => {
  for (let time = 0; time < 3; time += 1) await counted(budgetsOf('c', 'account c'));
  for (let time = 0; time < 5; time += 1)
    expect(await database.throttle.count(budgetsOf(`c${time}`, 'account c', 'network c'), now)).toEqual(delayed(10));
  for (let time = 0; time < 3; time += 1) await counted(budgetsOf('another c', 'network c'));
});

test('a success clears its own budget, and takes back from shared ones what it has added', async () => {
  await counted(budgetsOf('d', 'account d'));
  await counted(budgetsOf('d', 'account d'));
  const attempt = await counted(budgetsOf('d', 'account d'));
  expect(await database.throttle.count(budgetsOf('e', 'account d'), now)).toEqual(delayed(10));
  await database.throttle.forgive(attempt);
  await counted(budgetsOf('e', 'account d'));
  expect(await database.throttle.count(budgetsOf('f', 'account d'), now)).toEqual(delayed(10));
  for (let time = 0; time < 3; time += 1) await counted(budgetsOf('d'));
});

test('a success keeps the delay that others have caused meanwhile', async () => {
  const attempt = await counted(budgetsOf('g', 'account g'));
  await counted(budgetsOf('h', 'account g'));
  await counted(budgetsOf('h', 'account g'));
  await database.throttle.forgive(attempt);
  expect(await database.throttle.count(budgetsOf('g', 'account g'), now)).toEqual(delayed(10));
});

test('many attempts that share budgets in any order all end, and so do their successes', async () => {
  const names = ['i', 'j', 'k'];
  const attempts = await Promise.all(
    Array.from({ length: 24 }, (_, at) =>
      database.throttle.count(budgetsOf(`own ${at}`, names[at % 3]!, names[(at + 1) % 3]!), now),
    ),
  );
  await Promise.all(attempts.map(async (attempt) => attempt.kind === 'counted' && database.throttle.forgive(attempt)));
  await counted(budgetsOf('own', ...names));
});

test('any text is counted', async () => {
  for (const key of ['', "' OR 1=1 -- ", '\ud800', 'x'.repeat(1_000_000)]) await counted(budgetsOf(key));
});
