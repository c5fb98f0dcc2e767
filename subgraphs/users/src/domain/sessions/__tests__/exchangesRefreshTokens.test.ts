import { beforeEach, expect, test } from '@jest/globals';

import { login } from '../login.ts';
import { logout } from '../logout.ts';
import { refresh } from '../refresh.ts';
import { InMemoryAccounts } from './InMemoryAccounts.ts';

let accounts: InMemoryAccounts;
beforeEach(() => {
  accounts = new InMemoryAccounts();
});

const exchange = (token: string) => refresh(accounts.dependencies, token);

async function signIn(): Promise<string> {
  const outcome = await login(
    accounts.dependencies,
    { username: 'agatha', password: 'the password' },
    { network: null, deviceToken: null },
  );
  if (outcome.kind !== 'signedIn') throw new Error(`The outcome is ${outcome.kind}.`);
  return outcome.session.refreshToken;
}

async function refreshed(token: string): Promise<string> {
  const outcome = await exchange(token);
  if (outcome.kind !== 'refreshed') throw new Error(`The outcome is ${outcome.kind}.`);
  return outcome.session.refreshToken;
}

test('a refresh token goes on as another one', async () => {
  const first = await signIn();
  const second = await refreshed(first);
  expect(second).not.toBe(first);
  expect(await exchange(second)).toMatchObject({ kind: 'refreshed', session: { user: accounts.user } });
});

test('within 30 seconds a spent token goes on as the same one', async () => {
  const first = await signIn();
  const second = await refreshed(first);
  accounts.time += 29_999;
  expect(await refreshed(first)).toBe(second);
});

test('after 30 seconds a second use ends every descendant of the same login', async () => {
  const first = await signIn();
  const second = await refreshed(first);
  const third = await refreshed(second);
  accounts.time += 30_000;
  expect(await exchange(first)).toEqual({ kind: 'invalidToken' });
  expect(await exchange(third)).toEqual({ kind: 'invalidToken' });
});

test('a second use leaves other logins alone', async () => {
  const here = await signIn();
  const there = await signIn();
  await refreshed(here);
  accounts.time += 30_000;
  await exchange(here);
  expect(await exchange(there)).toMatchObject({ kind: 'refreshed' });
});

test('an unknown token is refused', async () => {
  expect(await exchange("' OR 1=1")).toEqual({ kind: 'invalidToken' });
});

test('an expired token is refused, and lives as long from each exchange', async () => {
  const first = await signIn();
  accounts.time += 3_599_000;
  const second = await refreshed(first);
  accounts.time += 3_599_000;
  const third = await refreshed(second);
  accounts.time += 3_600_000;
  expect(await exchange(third)).toEqual({ kind: 'invalidToken' });
});

test('after a logout with any token of the session, spent or not, none works', async () => {
  const first = await signIn();
  const second = await refreshed(first);
  await logout(accounts.dependencies, first);
  expect(await exchange(second)).toEqual({ kind: 'invalidToken' });
  await logout(accounts.dependencies, first);
  await logout(accounts.dependencies, 'unknown');
});
