import { beforeEach, expect, test } from '@jest/globals';

import { login } from '../login.ts';
import { InMemoryAccounts } from './InMemoryAccounts.ts';

let accounts: InMemoryAccounts;
beforeEach(() => {
  accounts = new InMemoryAccounts();
});

const tryLogin = (username: string, password: string) => login(accounts.dependencies, username, password);

async function fail(times: number, username = 'agatha') {
  for (let attempt = 0; attempt < times; attempt += 1) {
    expect(await tryLogin(username, 'wrong')).toEqual({ kind: 'wrongCredentials' });
  }
}

test('the right password opens a session, whatever the case of the username', async () => {
  expect(await tryLogin('AGATHA', 'the password')).toEqual({
    kind: 'signedIn',
    session: {
      accessToken: 'user-1 may journal:read users:read staff',
      expiresAt: new Date(accounts.time + 900_000),
      refreshToken: 'secret-1',
      user: accounts.user,
    },
  });
});

test('an unknown username costs a verification too', async () => {
  await tryLogin('nobody', 'the password');
  expect(accounts.verified).toEqual([null]);
});

test.each(['agatha', 'nobody'])('after ten failures for %s even the right password is not tried', async (username) => {
  await fail(10, username);
  expect(await tryLogin(username, 'the password')).toEqual({ kind: 'tooManyAttempts', retryAfterSeconds: 900 });
  expect(accounts.verified).toHaveLength(10);
});

test('another spelling of the username is no way around', async () => {
  await fail(10, 'agatha');
  expect(await tryLogin('Agatha', 'the password')).toMatchObject({ kind: 'tooManyAttempts' });
});

test('guesses at the same time count one by one', async () => {
  const outcomes = await Promise.all(Array.from({ length: 25 }, () => tryLogin('agatha', 'wrong')));
  expect(outcomes.filter(({ kind }) => kind === 'wrongCredentials')).toHaveLength(10);
});

test('the wait ends 15 minutes after the first failure', async () => {
  await fail(10);
  accounts.time += 899_500;
  expect(await tryLogin('agatha', 'the password')).toEqual({ kind: 'tooManyAttempts', retryAfterSeconds: 1 });
  accounts.time += 500;
  expect(await tryLogin('agatha', 'the password')).toMatchObject({ kind: 'signedIn' });
});

test('a success forgets the failures', async () => {
  await fail(9);
  expect(await tryLogin('agatha', 'the password')).toMatchObject({ kind: 'signedIn' });
  await fail(10);
});
