import { expect, test } from '@jest/globals';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import type { Graph } from '../support/Graph.ts';
import { password, register, signIn, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

const doors: ReadonlyArray<readonly [name: string, open: () => Graph]> = [
  ['the gateway', () => shop.graph],
  ['the users subgraph itself', () => new GatewaysGraph(shop.stack, 'users')],
];

const aliases = (select: (at: number) => string) =>
  `mutation { ${Array.from({ length: 10 }, (_, at) => `a${at}: ${select(at)}`).join(' ')} }`;

const rejected = (key: string) => ({
  status: 400,
  errors: [{ path: [key], extensions: { code: 'FIELD_NOT_REPEATABLE' } }],
});

test.each(doors)('%s rejects several logins in one operation, and none of them counts', async (_, door) => {
  const { username } = await register(shop.graph);
  const guesses = aliases((at) => `login(input: { username: "${username}", password: "guess ${at}" }) { __typename }`);
  for (let request = 0; request < 3; request++) expect(await door().ask(guesses)).toMatchObject(rejected('a1'));
  expect(await signIn(shop.graph, username)).toMatchObject({ username });
});

test.each(doors)('%s rejects several logins in fragments, by variables', async (_, door) => {
  const query = `
    mutation ($one: LoginInput!, $other: LoginInput!, $also: Boolean!) {
      ...One
      ... @include(if: $also) { other: login(input: $other) { __typename } }
    }
    fragment One on Mutation { login(input: $one) { __typename } }`;
  const one = { username: uniqueName(), password };
  const ask = (also: boolean) => door().ask(query, { one, other: one, also });
  expect(await ask(true)).toMatchObject(rejected('other'));
  expect(await ask(false)).toMatchObject({ status: 200, data: { login: { __typename: 'WrongCredentials' } } });
});

test.each(doors)('%s rejects several registrations and several refreshes', async (_, door) => {
  const registrations = aliases(
    () => `register(input: { username: "x", password: "y", email: "x@example.com" }) { __typename }`,
  );
  expect(await door().ask(registrations)).toMatchObject(rejected('a1'));
  const refreshes = aliases((at) => `refresh(refreshToken: "${at}") { __typename }`);
  expect(await door().ask(refreshes)).toMatchObject(rejected('a1'));
});

test.each(doors)('at %s a login that is selected twice under one response key is one attempt', async (_, door) => {
  const { username } = await register(shop.graph);
  const input = `input: { username: "${username}", password: "a guess" }`;
  const merged = `mutation { login(${input}) { __typename } ... { login(${input}) { __typename } } }`;
  const outcomes: string[] = [];
  for (let attempt = 0; attempt < 11; attempt++) {
    const { login } = await door().get<{ login: { __typename: string } }>(merged);
    outcomes.push(login.__typename);
  }
  expect(outcomes.filter((outcome) => outcome === 'WrongCredentials')).toHaveLength(10);
  expect(outcomes[10]).toBe('TooManyAttempts');
});

test('one operation may register and sign in', async () => {
  const username = uniqueName();
  const query = `mutation ($account: RegisterInput!, $credentials: LoginInput!) {
    register(input: $account) { __typename } login(input: $credentials) { __typename } }`;
  const account = { username, password, email: `${username}@example.com` };
  expect(await shop.graph.get(query, { account, credentials: { username, password } })).toEqual({
    register: { __typename: 'RegisterSuccess' },
    login: { __typename: 'LoginSuccess' },
  });
});
