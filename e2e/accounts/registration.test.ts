import { expect, test } from '@jest/globals';

import { password, register, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

const REGISTER = `
  mutation ($input: RegisterInput!) {
    register(input: $input) {
      __typename
      ... on RegisterSuccess { user { username name phone } }
      ... on InvalidInput { issues { path message } }
    }
  }`;

const account = (more: Record<string, unknown> = {}) => {
  const username = uniqueName();
  return { username, password, email: `${username}@example.com`, ...more };
};

const registerWith = async (input: object) =>
  (await shop.graph.get<{ register: unknown }>(REGISTER, { input })).register;

test('a taken username and a taken e-mail address are distinct outcomes', async () => {
  const first = account({ name: 'Miss Jane Marple' });
  expect(await registerWith(first)).toMatchObject({ __typename: 'RegisterSuccess' });

  expect(await registerWith(account({ username: first.username }))).toMatchObject({ __typename: 'UsernameTaken' });
  expect(await registerWith(account({ username: first.username.toUpperCase() }))).toMatchObject({
    __typename: 'UsernameTaken',
  });
  expect(await registerWith(account({ email: first.email }))).toMatchObject({ __typename: 'EmailTaken' });
  expect(await registerWith(account({ name: 'Miss Jane Marple' }))).toMatchObject({ __typename: 'NameTaken' });
});

test('all invalid arguments are reported with their paths', async () => {
  const outcome = await registerWith({
    username: 'a b',
    password: 'short',
    email: 'nowhere',
    name: 'Short',
    phone: '8999999999',
  });
  expect(outcome).toMatchObject({
    __typename: 'InvalidInput',
    issues: ['username', 'password', 'email', 'name', 'phone'].map((field) => ({ path: `input.${field}` })),
  });
  expect(outcome).toMatchObject({
    issues: expect.arrayContaining([
      { path: 'input.name', message: 'Invalid Name' },
      { path: 'input.phone', message: 'Invalid Phone Number' },
    ]),
  });
});

test.each([
  ['7 characters', 'Shorter', 'InvalidInput'],
  ['7 characters among blanks', '   Shorter   ', 'InvalidInput'],
  ['33 characters', 'x'.repeat(33), 'InvalidInput'],
])('a name of %s is rejected', async (_, name, expected) => {
  expect(await registerWith(account({ name }))).toMatchObject({ __typename: expected });
});

test('a name of 8 characters is stored without surrounding white space', async () => {
  const name = uniqueName('n').slice(0, 8);
  expect(await registerWith(account({ name: `  ${name} ` }))).toMatchObject({ user: { name } });
});

test('the smallest valid telephone number is accepted', async () => {
  expect(await registerWith(account({ phone: '9000000000' }))).toMatchObject({ user: {} });
});

test('of concurrent registrations of one username, one succeeds', async () => {
  const username = uniqueName();
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      registerWith({ username, password, email: `${username}${index}@example.com` }),
    ),
  );
  const names = outcomes.map((outcome) => (outcome as { __typename: string }).__typename).sort();
  expect(names).toEqual(['RegisterSuccess', ...Array.from({ length: 11 }, () => 'UsernameTaken')]);
});

test('a registered user can sign in', async () => {
  const { graph, username } = await register(shop.graph);
  expect(await graph.get('{ me { username email } }')).toEqual({ me: { username, email: `${username}@example.com` } });
});
