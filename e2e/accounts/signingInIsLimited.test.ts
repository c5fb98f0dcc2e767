import { RATE_LIMITS } from '@online-books/tools/stack/rateLimits';
import { expect, test } from '@jest/globals';

import { uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack({ gatewayEnvironment: RATE_LIMITS });

const LOGIN = `
  mutation ($username: String!, $password: String!) {
    login(input: { username: $username, password: $password }) { __typename }
  }`;

const guess = async (username: string, at: number) => {
  const { status } = await shop.graph.ask(LOGIN, { username, password: `a guess, the ${at}.` });
  return status;
};

test('an address may try ten logins a minute per account', async () => {
  const username = uniqueName();
  for (let at = 0; at < 10; at++) expect(await guess(at % 2 ? username : username.toUpperCase(), at)).toBe(200);
  expect(await guess(username, 10)).toBe(429);
  expect(await guess(uniqueName(), 0)).toBe(200);
});

const REGISTER = `
  mutation ($username: String!, $email: EmailAddress!) {
    register(input: { username: $username, email: $email, password: "short" }) { __typename }
  }`;

/** Tries to register, in vain: what is limited is how often that is tried. */
const tryToRegister = async (username: string, email: string) => {
  const { status } = await shop.graph.ask(REGISTER, { username, email });
  return status;
};
const uniqueEmail = () => `${uniqueName()}@example.com`;

test('an address may register ten times an hour per username and e-mail, and thirty times in total', async () => {
  const [username, email] = [uniqueName(), uniqueEmail()];
  for (let at = 0; at < 10; at++) expect(await tryToRegister(username, uniqueEmail())).toBe(200);
  expect(await tryToRegister(username, uniqueEmail())).toBe(429);
  for (let at = 0; at < 10; at++) expect(await tryToRegister(uniqueName(), email)).toBe(200);
  expect(await tryToRegister(uniqueName(), email.toUpperCase())).toBe(429);
  for (let at = 0; at < 10; at++) expect(await tryToRegister(uniqueName(), uniqueEmail())).toBe(200);
  expect(await tryToRegister(uniqueName(), uniqueEmail())).toBe(429);
});

test('other operations are not limited', async () => {
  const answer = await shop.graph.ask<{ books: object }>('{ books(first: 1) { nodes { id } } }');
  expect(answer).toMatchObject({ status: 200, data: { books: { nodes: [{}] } } });
});
