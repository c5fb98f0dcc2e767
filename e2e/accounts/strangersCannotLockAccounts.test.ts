import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { expect, test } from '@jest/globals';
import { createConnection } from 'mariadb';

import { password as RIGHT, register, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack({ gatewayEnvironment: { TRUSTED_PROXIES: '1' } });

const LOGIN = `
  mutation ($input: LoginInput!) {
    login(input: $input) {
      __typename
      ... on LoginSuccess { deviceToken }
      ... on TooManyAttempts { message retryAfter }
    }
  }`;

interface Outcome {
  readonly __typename: string;
  readonly deviceToken?: string;
  readonly retryAfter?: number;
}

let addresses = 0;
/** An address that nobody has used yet. */
const newAddress = () => `198.51.${Math.floor(++addresses / 250)}.${addresses % 250}`;

async function login(username: string, address: string, password = RIGHT, deviceToken?: string): Promise<Outcome> {
  const body = { query: LOGIN, variables: { input: { username, password, deviceToken } } };
  const headers = { 'x-forwarded-for': address, 'x-client-address': newAddress() };
  return (await shop.graph.send<{ login: Outcome }>(JSON.stringify(body), headers)).data.login;
}

/** Guesses from each address so often. @returns what came of it, how often */
async function guess(username: string, from: readonly string[], times: number): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  for (const address of from) {
    for (let time = 0; time < times; time++) {
      const { __typename } = await login(username, address, `guess ${time}`);
      outcomes[__typename] = (outcomes[__typename] ?? 0) + 1;
    }
  }
  return outcomes;
}

const SIGNED_IN = { __typename: 'LoginSuccess' };
const DELAYED = { __typename: 'TooManyAttempts' };

test('one attacker does not lock out the owner', async () => {
  const { username } = await register(shop.graph);
  expect(await guess(username, [newAddress()], 40)).toEqual({ WrongCredentials: 10, TooManyAttempts: 30 });
  expect(await login(username, newAddress())).toMatchObject(SIGNED_IN);
});

test('many attackers share one limit, for existing and unknown accounts alike', async () => {
  const { username } = await register(shop.graph);
  const strangers = Array.from({ length: 12 }, newAddress);
  const known = await guess(username, strangers, 4);
  const unknown = await guess(uniqueName(), Array.from({ length: 12 }, newAddress), 4);
  for (const { WrongCredentials, TooManyAttempts } of [known, unknown]) {
    expect(WrongCredentials! + TooManyAttempts!).toBe(48);
    expect(TooManyAttempts).toBeGreaterThan(10);
  }
});

test('during the attack the owner signs in from a known network or device', async () => {
  const { username } = await register(shop.graph);
  const home = newAddress();
  const { deviceToken } = await login(username, home);
  await guess(username, Array.from({ length: 50 }, newAddress), 1);

  expect(await login(username, home)).toMatchObject(SIGNED_IN);
  expect(await login(username, newAddress(), RIGHT, deviceToken)).toEqual({ ...SIGNED_IN, deviceToken });
});

test('a new user can sign in from the network of the registration during an attack', async () => {
  const [username, home] = [uniqueName(), newAddress()];
  const query = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
  const input = { username, password: RIGHT, email: `${username}@example.com` };
  await shop.graph.send(JSON.stringify({ query, variables: { input } }), { 'x-forwarded-for': home });
  await guess(username, Array.from({ length: 50 }, newAddress), 1);
  expect(await login(username, home)).toMatchObject(SIGNED_IN);
});

test('an IPv6 network is one source', async () => {
  const username = uniqueName();
  const from = Array.from({ length: 12 }, (_, at) => `2001:db8:1:2::${at + 1}`);
  expect(await guess(username, from, 1)).toEqual({ WrongCredentials: 10, TooManyAttempts: 2 });
  expect(await guess(username, ['2001:db8:1:3::1'], 1)).toEqual({ WrongCredentials: 1 });
});

test('a delayed attempt says how long to wait, in words and as a number', async () => {
  const [username, address] = [uniqueName(), newAddress()];
  await guess(username, [address], 10);
  const outcome = await login(username, address);
  expect(outcome).toMatchObject(DELAYED);
  expect(outcome.retryAfter).toBeGreaterThan(0);
  expect(outcome.retryAfter).toBeLessThanOrEqual(30);
  expect(outcome).toMatchObject({ message: `Too many attempts failed. Try again in ${outcome.retryAfter} seconds.` });
});

test('the database stores no username, address or device token of an attempt', async () => {
  const { username } = await register(shop.graph);
  const { deviceToken } = await login(username, '203.0.113.77');
  await guess(username, ['203.0.113.78'], 1);
  const connection = await createConnection(connectionOptions(shop.stack.databases.users));
  try {
    const rows = [
      ...(await connection.query<object[]>('SELECT * FROM FamiliarSource')),
      ...(await connection.query<object[]>('SELECT * FROM LoginBudget')),
    ];
    const text = rows.map((row) => Object.values(row).map(String).join()).join();
    for (const secret of [username, '203.0.113', deviceToken!]) expect(text).not.toContain(secret);
  } finally {
    await connection.end();
  }
});
