import { beforeEach, expect, test } from '@jest/globals';

import { login } from '../login.ts';
import { InMemoryAccounts } from './InMemoryAccounts.ts';

let accounts: InMemoryAccounts;
beforeEach(() => {
  accounts = new InMemoryAccounts();
});

const HOME = '192.0.2.1';
const RIGHT = 'the password';

const tryLogin = (
  username: string,
  password: string,
  network: string | null = HOME,
  deviceToken: string | null = null,
) => login(accounts.dependencies, { username, password }, { network, deviceToken });

async function fail(times: number, { username = 'agatha', network = HOME, deviceToken = null as string | null } = {}) {
  for (let attempt = 0; attempt < times; attempt += 1) {
    expect(await tryLogin(username, 'wrong', network, deviceToken)).toEqual({ kind: 'wrongCredentials' });
  }
}

/** Guesses as often as it can from many networks. @returns how many guesses were tried */
async function attack(networks: number, username = 'agatha'): Promise<number> {
  const before = accounts.verified.length;
  for (let at = 0; at < networks; at += 1) {
    for (let guess = 0; guess < 5; guess += 1) await tryLogin(username, 'wrong', `198.51.100.${at}`);
  }
  return accounts.verified.length - before;
}

async function signIn(network: string | null = HOME, deviceToken: string | null = null): Promise<string> {
  const outcome = await tryLogin('agatha', RIGHT, network, deviceToken);
  if (outcome.kind !== 'signedIn') throw new Error(`The outcome is ${outcome.kind}.`);
  return outcome.deviceToken;
}

const delayed = (retryAfterSeconds: number) => ({ kind: 'tooManyAttempts', retryAfterSeconds });

test('the right password opens a session, whatever the case of the username', async () => {
  expect(await tryLogin('AGATHA', RIGHT)).toEqual({
    kind: 'signedIn',
    session: {
      accessToken: 'user-1 may journal:read users:read promotions:read orders:ship staff',
      expiresAt: new Date(accounts.time + 900_000),
      refreshToken: 'secret-2',
      user: accounts.user,
    },
    deviceToken: 'secret-1',
  });
});

test('an unknown username costs a verification too', async () => {
  await tryLogin('nobody', RIGHT);
  expect(accounts.verified).toEqual([null]);
});

test.each(['agatha', 'nobody'])('after ten failures for %s even the right password is not tried', async (username) => {
  await fail(10, { username });
  expect(await tryLogin(username, RIGHT)).toEqual(delayed(30));
  expect(accounts.verified).toHaveLength(10);
});

test('the delay doubles with each failure, up to 15 minutes', async () => {
  await fail(10);
  for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
    accounts.time += seconds * 1000 - 500;
    expect(await tryLogin('agatha', RIGHT)).toEqual(delayed(1));
    accounts.time += 500;
    await fail(1);
  }
  accounts.time += 900_000;
  expect(await tryLogin('agatha', RIGHT)).toMatchObject({ kind: 'signedIn' });
});

test('attempts that come too early do not prolong the delay', async () => {
  await fail(10);
  for (let attempt = 0; attempt < 100; attempt += 1) await tryLogin('agatha', 'wrong');
  accounts.time += 30_000;
  expect(await tryLogin('agatha', RIGHT)).toMatchObject({ kind: 'signedIn' });
});

test('failures are forgotten a day after the last one', async () => {
  await fail(10);
  accounts.time += 24 * 60 * 60 * 1000;
  await fail(10);
});

test('another spelling of the username is no way around', async () => {
  await fail(10, { username: 'agatha' });
  expect(await tryLogin('Agatha', RIGHT)).toMatchObject({ kind: 'tooManyAttempts' });
});

test('guesses at the same time count one by one', async () => {
  const outcomes = await Promise.all(Array.from({ length: 25 }, () => tryLogin('agatha', 'wrong')));
  expect(outcomes.filter(({ kind }) => kind === 'wrongCredentials')).toHaveLength(10);
});

test('a success forgets the failures of its source', async () => {
  await fail(9);
  await signIn();
  await fail(10);
});

test('one stranger delays nobody else, even at a new place', async () => {
  for (let attempt = 0; attempt < 1000; attempt += 1) await tryLogin('agatha', 'wrong', '203.0.113.9');
  await signIn('192.0.2.77');
});

test.each(['agatha', 'nobody'])('many strangers who guess at %s are delayed together', async (username) => {
  expect(await attack(100, username)).toBe(30);
  accounts.time += 2_000;
  expect(await attack(100, username)).toBe(1);
  accounts.time += 2_000;
  expect(await attack(100, username)).toBe(0);
});

test('meanwhile the owner signs in from a network where they have signed in before', async () => {
  await signIn();
  await attack(100);
  await signIn();
});

test('and from a new network with a device that has signed in before', async () => {
  const deviceToken = await signIn();
  await attack(100);
  expect(await tryLogin('agatha', RIGHT, '192.0.2.77')).toEqual(delayed(2));
  expect(await signIn('192.0.2.77', deviceToken)).toBe(deviceToken);
});

test('a known device is not delayed by a stranger in its own network', async () => {
  const deviceToken = await signIn();
  await fail(10);
  expect(await tryLogin('agatha', RIGHT)).toEqual(delayed(30));
  await signIn(HOME, deviceToken);
});

test('a known device that guesses is delayed, and delays nobody else', async () => {
  const deviceToken = await signIn();
  await fail(10, { deviceToken });
  expect(await tryLogin('agatha', RIGHT, HOME, deviceToken)).toEqual(delayed(30));
  await signIn();
});

test('a device is known at its own account only, and made-up ones are not known', async () => {
  const deviceToken = await signIn();
  await fail(10, { username: 'nobody', deviceToken });
  for (const token of [deviceToken, 'made up', 'made up again', null])
    expect(await tryLogin('nobody', 'wrong', HOME, token)).toEqual(delayed(30));
});

test('a source is forgotten 90 days after its last login', async () => {
  const deviceToken = await signIn();
  accounts.time += 90 * 24 * 60 * 60 * 1000;
  await attack(100);
  expect(await tryLogin('agatha', RIGHT)).toEqual(delayed(2));
  expect(await tryLogin('agatha', RIGHT, HOME, deviceToken)).toEqual(delayed(2));
});

test('one network that guesses at many accounts is delayed', async () => {
  for (let at = 0; at < 50; at += 1) await fail(1, { username: `reader-${at}` });
  expect(await tryLogin('another-reader', 'wrong')).toEqual(delayed(2));
  expect(await tryLogin('another-reader', 'wrong', '192.0.2.77')).toEqual({ kind: 'wrongCredentials' });
});

test('an own account does not help a network that guesses at others', async () => {
  for (let at = 0; at < 49; at += 1) await fail(1, { username: `reader-${at}` });
  await signIn();
  await fail(1, { username: 'reader-50' });
  await signIn();
  expect(await tryLogin('reader-51', 'wrong')).toEqual(delayed(2));
});

test('where nobody vouches for addresses all strangers are one source, and known devices are not delayed', async () => {
  const deviceToken = await signIn(null);
  for (let attempt = 0; attempt < 10; attempt += 1) await tryLogin('agatha', 'wrong', null);
  expect(await tryLogin('agatha', RIGHT, null)).toEqual(delayed(30));
  await signIn(null, deviceToken);
});
