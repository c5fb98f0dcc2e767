import { beforeAll, describe, expect, test } from '@jest/globals';

import { type Person, signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let person: Person;
beforeAll(async () => {
  person = await signIn(shop.graph, 'agatha');
});

async function cacheControlOf(query: string, accept: string, accessToken?: string) {
  const response = await fetch(shop.graph.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept,
      ...(accessToken && { authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify({ query }),
  });
  return response.headers.get('cache-control');
}

describe.each([
  ['plain', '*/*'],
  ['by Apollo Server', '*/*; q=1'],
])('%s', (_, accept) => {
  test.each([
    ['the catalogue', '{ book(id: 1) { title author similar { title } } }', 'max-age=300, public'],
    ['a page of it', '{ books(first: 2) { nodes { title } pageInfo { hasNextPage } } }', 'max-age=60, public'],
    [
      'with offers, which change',
      '{ books(first: 2) { edges { node { title price { amount } } } } }',
      'max-age=5, public',
    ],
    ['recommendations', '{ recommendations { title } }', 'max-age=60, private'],
    ['recommendations with offers', '{ recommendations { title inStock } }', 'max-age=5, private'],
    ['people', '{ users(first: 1) { nodes { name } } }', 'no-store'],
    ['the catalogue and people', '{ book(id: 1) { title } users(first: 1) { nodes { name } } }', 'no-store'],
    ['the schema', '{ __typename }', 'no-store'],
    ['an error', '{ book(id: 1) { title } books(first: 0) { nodes { id } } }', 'no-store'],
    ['what is not executed', '{ isbn }', 'no-store'],
    ['what is withheld', '{ book(id: 1) { title } order(id: 1) { id } }', 'no-store'],
    ['a mutation', 'mutation { logout(refreshToken: "none") { loggedOut } }', 'no-store'],
  ])('%s', async (_, query, expected) => {
    expect(await cacheControlOf(query, accept)).toBe(expected);
  });

  test('a private field', async () => {
    const { accessToken } = person;
    expect(await cacheControlOf('{ me { name orders(first: 1) { nodes { id } } } }', accept, accessToken)).toBe(
      'no-store',
    );
    expect(await cacheControlOf('{ recommendations { title } }', accept, accessToken)).toBe('max-age=60, private');
  });
});
