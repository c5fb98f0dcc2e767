import { beforeAll, describe, expect, test } from '@jest/globals';

import { type Person, signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();
let person: Person;
beforeAll(async () => {
  person = await signIn(shop.graph, 'agatha');
});

interface Body {
  readonly query: string;
  readonly variables?: object | null;
  readonly operationName?: string | null;
  readonly extensions?: object;
}

async function post(body: object, accept: string) {
  const response = await fetch(shop.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${person.accessToken}` },
    body: JSON.stringify(body),
  });
  const headers = Object.fromEntries(response.headers);
  delete headers['date'];
  return { status: response.status, headers, body: await response.text() };
}

const TWO = 'query A { books(first: 1) { nodes { id } } } query B { books(first: 2) { nodes { id } } }';

/** What clients accept, and the same in other words, by which Apollo Server has to answer. */
const ACCEPTED = {
  'any type': ['*/*', '*/*; q=1'],
  'JSON as of old': ['application/json', 'application/json; q=1'],
  'GraphQL’s own type': ['application/graphql-response+json', 'application/graphql-response+json; q=1'],
  'what Apollo Client does': [
    'application/graphql-response+json,application/json;q=0.9',
    'application/graphql-response+json,application/json;q=0.90',
  ],
  'what urql does': [
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed',
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream,multipart/mixed',
  ],
} as const;

describe.each(Object.entries(ACCEPTED))('accepting %s', (_, [plain, inOtherWords]) => {
  test.each<[string, Body]>([
    ['data', { query: '{ books(first: 3) { nodes { title price { amount } similar { title } } } }' }],
    ['text that needs escaping', { query: '{ books(search: "man\'s") { nodes { title description } } }' }],
    ['nothing but the root’s type', { query: '{ __typename }' }],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
    ['variables', { query: 'query ($n: Int!) { books(first: $n) { nodes { id } } }', variables: { n: 2 } }],
    [
      'variables that are null',
      { query: '{ books(first: 1) { nodes { id } } }', variables: null, operationName: null },
    ],
    ['one of two operations', { query: TWO, operationName: 'B' }],
    ['neither of two operations', { query: TWO }],
    ['an unknown operation', { query: TWO, operationName: 'C' }],
    ['an error beside data', { query: '{ order(id: "none") { id } books(first: 1) { nodes { id } } }' }],
    ['an argument out of bounds', { query: '{ books(first: 1000) { nodes { id } } }' }],
    [
      'a variable of the wrong type',
      { query: 'query ($n: Int!) { books(first: $n) { nodes { id } } }', variables: { n: 'x' } },
    ],
    ['a missing variable', { query: 'query ($n: Int!) { books(first: $n) { nodes { id } } }' }],
    ['an unknown field', { query: '{ books { nodes { isbn } } }' }],
    ['half a document', { query: '{ books {' }],
    ['an empty document', { query: '' }],
    ['a mutation', { query: 'mutation { logout(refreshToken: "none") { loggedOut } }' }],
    ['a refused mutation', { query: 'mutation { cancelOrder(id: "none") { __typename } }' }],
    [
      'extensions of the client',
      { query: '{ books(first: 1) { nodes { id } } }', extensions: { clientLibrary: { name: 'x' } } },
    ],
  ])('%s', async (_, body) => {
    expect(await post(body, plain)).toEqual(await post(body, inOtherWords));
  });
});
