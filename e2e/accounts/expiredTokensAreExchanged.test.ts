import { readFile } from 'node:fs/promises';

import { beforeAll, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, importJWK, type JWK, SignJWT } from 'jose';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import { password, type Person, register, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

let person: Person;
let expired: string;
beforeAll(async () => {
  person = await register(shop.graph);
  const { keys } = JSON.parse(await readFile(shop.stack.tokenKeysPath, 'utf8')) as { keys: [JWK] };
  const now = Math.floor(Date.now() / 1000);
  expired = await new SignJWT({ ...decodeJwt(person.accessToken), iat: now - 7_200, exp: now - 3_600 })
    .setProtectedHeader({ ...decodeProtectedHeader(person.accessToken), alg: 'EdDSA' })
    .sign(await importJWK(keys[0], 'EdDSA'));
});

const tokens: ReadonlyArray<readonly [name: string, token: () => string]> = [
  ['an expired token', () => expired],
  ['an invalid token', () => 'garbage'],
];

const users = (token: string) => new GatewaysGraph(shop.stack, 'users', token);

const session = '... on LoginSuccess { session { user { username email } } }';
const credentials = () => `input: { username: "${person.username}", password: "${password}" }`;

test.each(tokens)('with %s, login is executed as anonymous', async (_, token) => {
  const query = `mutation { __typename login(${credentials()}) { ${session} } }`;
  expect(await users(token()).get(query)).toEqual({
    __typename: 'Mutation',
    // A session shows its own user.
    login: { session: { user: { username: person.username, email: `${person.username}@example.com` } } },
  });
});

test.each(tokens)('with %s, registration, refresh and logout are executed', async (_, token) => {
  const { refreshToken } = await register(shop.graph);
  const username = uniqueName();
  const query = `
    mutation ($input: RegisterInput!, $refreshToken: String!) {
      register(input: $input) { __typename }
      ... { refresh(refreshToken: $refreshToken) { __typename } }
      logout(refreshToken: $refreshToken) { loggedOut }
    }`;
  const input = { username, password, email: `${username}@example.com` };
  expect(await users(token()).get(query, { input, refreshToken })).toEqual({
    register: { __typename: 'RegisterSuccess' },
    refresh: { __typename: 'RefreshSuccess' },
    logout: { loggedOut: true },
  });
});

test.each(tokens)('with %s, any other operation is rejected, also beside a login', async (_, token) => {
  const change = 'changePhone(phone: "9000000000") { __typename }';
  for (const query of [
    '{ me { id } }',
    '{ __typename }',
    '{ _service { sdl } }',
    `mutation { login(${credentials()}) { __typename } ${change} }`,
    `mutation { ${change} ... { login(${credentials()}) { __typename } } }`,
  ]) {
    const answer = await users(token()).ask(query);
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.data ?? null).toBeNull();
  }
});
