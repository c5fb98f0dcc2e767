import { beforeAll, describe, expect, test } from '@jest/globals';

import { type Person, signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack({ gatewayEnvironment: { BATCH_LIMIT: '5' } });
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

const post = (body: object, accept: string) =>
  send(shop.graph.url, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json', accept });

const get = (parameters: Readonly<Record<string, string>>, accept: string) =>
  send(
    `${shop.graph.url}?${new URLSearchParams(parameters).toString()}`,
    {},
    { 'apollo-require-preflight': '1', accept },
  );

async function send(url: string, init: RequestInit, headers: Readonly<Record<string, string>>) {
  const response = await fetch(url, {
    ...init,
    headers: { ...headers, authorization: `Bearer ${person.accessToken}` },
  });
  const { date: _, ...answered } = Object.fromEntries(response.headers);
  return { status: response.status, headers: answered, body: await response.text() };
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
    ['an empty name for one of two operations', { query: TWO, operationName: '' }],
    ['an empty name for the only operation', { query: '{ books(first: 1) { nodes { id } } }', operationName: '' }],
    [
      'an empty name for a mutation',
      { query: 'mutation { cancelOrder(id: "none") { __typename } }', operationName: '' },
    ],
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

  test.each<[string, Readonly<Record<string, string>>]>([
    ['data', { query: '{ books(first: 3) { nodes { title } } }' }],
    ['variables', { query: 'query ($n: Int!) { books(first: $n) { nodes { id } } }', variables: '{"n":2}' }],
    ['variables that are no JSON', { query: '{ books(first: 1) { nodes { id } } }', variables: '{' }],
    ['variables that are null', { query: '{ books(first: 1) { nodes { id } } }', variables: 'null' }],
    ['one of two operations', { query: TWO, operationName: 'B' }],
    ['an unknown operation', { query: TWO, operationName: 'C' }],
    ['an empty name', { query: '{ books(first: 1) { nodes { id } } }', operationName: '' }],
    ['a mutation', { query: 'mutation { logout(refreshToken: "none") { loggedOut } }' }],
    ['a query beside a mutation', { query: `${TWO} mutation M { __typename }`, operationName: 'A' }],
    ['an error beside data', { query: '{ order(id: "none") { id } books(first: 1) { nodes { id } } }' }],
    ['no document', { operationName: 'A' }],
  ])('GET: %s', async (_, parameters) => {
    expect(await get(parameters, plain)).toEqual(await get(parameters, inOtherWords));
  });

  test.each<[string, readonly object[]]>([
    ['data', [{ query: '{ books(first: 1) { nodes { id } } }' }, { query: TWO, operationName: 'B' }]],
    [
      'some of which are refused',
      [{ query: '{ books {' }, { query: '{ __typename }' }, { query: TWO, operationName: '' }],
    ],
    ['all of which are refused', [{ query: TWO }, { query: '{ __typename }', operationName: '' }]],
    ['mutations', [{ query: 'mutation { logout(refreshToken: "none") { loggedOut } }' }, { query: '{ __typename }' }]],
  ])('a batch of %s', async (_, batch) => {
    expect(await post(batch, plain)).toEqual(await post(batch, inOtherWords));
  });
});
