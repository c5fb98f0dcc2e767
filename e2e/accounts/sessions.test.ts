import { expect, test } from '@jest/globals';

import { GatewaysGraph } from '../support/GatewaysGraph.ts';
import { password, register, signIn, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

const REFRESH = `
  mutation ($refreshToken: String!) {
    refresh(refreshToken: $refreshToken) { __typename ... on RefreshSuccess { session { accessToken refreshToken } } }
  }`;

interface Refreshed {
  readonly refresh: { readonly __typename: string; readonly session?: { readonly refreshToken: string } };
}

const LOGIN = `
  mutation ($username: String!, $password: String!) {
    login(input: { username: $username, password: $password }) { __typename ... on WrongCredentials { message } }
  }`;

test('a user is found by exact name only', async () => {
  const find = 'query ($name: String!) { user(name: $name) { username } }';
  expect(await shop.graph.get(find, { name: 'KrishnaMohan' })).toEqual({ user: { username: 'krishna' } });
  expect(await shop.graph.get(find, { name: 'krishnamohan' })).toEqual({ user: null });
  expect(await shop.graph.get(find, { name: 'Nobody At All' })).toEqual({ user: null });
});

test('a wrong password and an unknown username get the same response', async () => {
  const wrong = await shop.graph.get(LOGIN, { username: 'krishna', password: 'not the password' });
  const unknown = await shop.graph.get(LOGIN, { username: uniqueName(), password });
  expect(wrong).toEqual(unknown);
  expect(wrong).toMatchObject({ login: { __typename: 'WrongCredentials' } });
});

test('guessing is limited for existing and for unknown accounts', async () => {
  const { username } = await register(shop.graph);
  for (const target of [username, uniqueName()]) {
    const outcomes: string[] = [];
    for (let guess = 0; guess < 12; guess++) {
      const { login } = await shop.graph.get<{ login: { __typename: string } }>(LOGIN, {
        username: target,
        password: `guess ${guess}`,
      });
      outcomes.push(login.__typename);
    }
    expect(outcomes.filter((outcome) => outcome === 'WrongCredentials')).toHaveLength(10);
    expect(outcomes.slice(10)).toEqual(['TooManyAttempts', 'TooManyAttempts']);
  }
});

test('after logout neither the current nor a just spent token refreshes the session', async () => {
  const { refreshToken } = await register(shop.graph);
  await shop.graph.get<Refreshed>(REFRESH, { refreshToken });
  await shop.graph.get('mutation ($refreshToken: String!) { logout(refreshToken: $refreshToken) { loggedOut } }', {
    refreshToken,
  });
  const { refresh } = await shop.graph.get<Refreshed>(REFRESH, { refreshToken });
  expect(refresh.__typename).toBe('InvalidRefreshToken');
});

test('e-mail and telephone are visible to the owner and administrators only', async () => {
  const { id, username, graph } = await register(shop.graph);
  const search = 'query ($search: String!) { users(search: $search) { nodes { id email } } }';
  const asked = { search: username };
  const seenByAll = { users: { nodes: [{ id, email: null }] } };
  const seenInFull = { users: { nodes: [{ id, email: `${username}@example.com` }] } };

  expect(await shop.graph.get(search, asked)).toEqual(seenByAll);
  expect(await (await signIn(shop.graph, 'krishna')).graph.get(search, asked)).toEqual(seenByAll);
  expect(await graph.get(search, asked)).toEqual(seenInFull);
  expect(await (await signIn(shop.graph, 'admin')).graph.get(search, asked)).toEqual(seenInFull);
});

test('a changed telephone number is stored without loss and recorded in the journal', async () => {
  const { id, graph } = await register(shop.graph);
  const phone = '90071992547409931234';
  const change =
    'mutation ($phone: PhoneNumber!) { changePhone(phone: $phone) { ... on ChangePhoneSuccess { user { phone } } } }';
  expect(await graph.get(change, { phone })).toEqual({ changePhone: { user: { phone } } });

  const admin = await signIn(shop.graph, 'admin');
  const { journal } = await admin.graph.get<{
    journal: { nodes: Array<{ position: string; event: string; user: { id: string } }> };
  }>('{ journal(first: 100) { nodes { position event user { id } } } }');
  expect(journal.nodes.filter(({ user }) => user.id === id).map(({ event }) => event)).toEqual([
    'REGISTERED',
    'PHONE_CHANGED',
  ]);
  const positions = journal.nodes.map(({ position }) => Number(position));
  expect(positions).toEqual(positions.map((_, index) => positions[0]! + index));
});

test('the journal is for administrators', async () => {
  const journal = '{ journal { nodes { position } } }';
  const customer = await signIn(shop.graph, 'krishna');
  const withheld = { data: null, errors: [{ path: ['journal'], extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }] };
  expect(await shop.graph.ask(journal)).toMatchObject(withheld);
  expect(await customer.graph.ask(journal)).toMatchObject(withheld);

  const users = (token?: string) => new GatewaysGraph(shop.stack, 'users', token);
  const refused = (code: string) => ({ data: { journal: null }, errors: [{ extensions: { code } }] });
  expect(await users().ask(journal)).toMatchObject(refused('UNAUTHENTICATED'));
  expect(await users(customer.accessToken).ask(journal)).toMatchObject(refused('FORBIDDEN'));
});
