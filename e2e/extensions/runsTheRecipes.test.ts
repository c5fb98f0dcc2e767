import { createHash, createHmac } from 'node:crypto';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from '../identity/support/useIssuer.ts';
import { moduleFiles, recipe } from './support/modules.ts';

const subgraphs = {
  books: {
    sdl: `type Query { book: Book, shelf: String @requiresScopes(scopes: [["books:write"]]) }
      type Book @key(fields: "id") { id: ID! }`,
    resolvers: { Query: { book: () => ({ id: '1' }), shelf: () => 'upper' } },
  },
  reviews: {
    sdl: 'type Book @key(fields: "id") { id: ID! stars: Int }',
    resolvers: { Book: { stars: () => 5 } },
  },
};

const QUERY = JSON.stringify({ query: '{ book { id stars } }' });
const DATA = { book: { id: '1', stars: 5 } };

describe('a header for one subgraph', () => {
  const shop = useScriptedGraph(subgraphs, { EXTENSIONS: moduleFiles(recipe('A header for one subgraph')) });

  test('reaches it alone', async () => {
    expect(await shop.graph.send(QUERY, { 'x-client-region': 'eu' })).toEqual({ status: 200, data: DATA });
    expect(shop.subgraphs.reviews.asked[0]!.headers).toMatchObject({ 'x-region': 'eu' });
    expect(shop.subgraphs.books.asked[0]!.headers).not.toHaveProperty('x-region');
  });
});

describe('correlation id', () => {
  const shop = useScriptedGraph(subgraphs, { EXTENSIONS: moduleFiles(recipe('Correlation id')) });
  const send = (headers: Record<string, string>, body = QUERY) =>
    fetch(shop.graph.url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  test('comes from the client, to all subgraphs, and back', async () => {
    const response = await send({ 'x-correlation-id': 'abcd-1234' });
    expect(await response.json()).toEqual({ data: DATA });
    expect(response.headers.get('x-correlation-id')).toBe('abcd-1234');
    for (const { asked } of Object.values(shop.subgraphs))
      expect(asked[0]!.headers).toMatchObject({ 'x-correlation-id': 'abcd-1234' });
  });

  test('is new for each request that has none, rejected ones as well', async () => {
    const responses = [await send({}), await send({ 'x-correlation-id': '?' }), await send({}, '{"query":"{ none }"}')];
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 400]);
    const ids = responses.map(({ headers }) => headers.get('x-correlation-id'));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('deny an operation to a client', () => {
  const shop = useScriptedGraph(subgraphs, { EXTENSIONS: moduleFiles(recipe('Deny an operation to a client')) });
  const body = JSON.stringify({ query: 'query Checkout { book { id } }' });

  test('rejects it for that client alone', async () => {
    expect(await shop.graph.send(body, { 'apollographql-client-name': 'legacy-app' })).toEqual({
      status: 403,
      errors: [{ message: 'Update the app to check out.', extensions: { code: 'FORBIDDEN' } }],
    });
    expect(shop.subgraphs.books.asked).toEqual([]);
    expect(await shop.graph.send(body, { 'apollographql-client-name': 'app' })).toMatchObject({ status: 200 });
    expect(await shop.graph.send(QUERY, { 'apollographql-client-name': 'legacy-app' })).toMatchObject({ status: 200 });
  });
});

describe('custom claims to scopes', () => {
  const { issuer, trusting } = useIssuer();
  let key: SigningKey;
  beforeAll(async () => {
    key = await createKey('first');
    issuer.published = [key.jwk];
  });
  const shop = useScriptedGraph(subgraphs, trusting({ EXTENSIONS: moduleFiles(recipe('Custom claims to scopes')) }));

  test.each([
    [['librarian'], 'upper'],
    [['reader'], null],
    [['nobody'], null],
  ])('%j', async (roles, shelf) => {
    const token = await issuer.sign(key, { 'https://shop.example/roles': roles });
    const { data } = await shop.graph.as(token).ask<{ shelf: string | null } | null>('{ shelf }');
    expect(data?.shelf ?? null).toBe(shelf);
  });
});

describe('sign requests to a third party’s subgraph', () => {
  const shop = useScriptedGraph(subgraphs, {
    EXTENSIONS: moduleFiles(recipe("Sign requests to a third party's subgraph")),
    PARTNER_KEY: 'secret',
  });

  test('signs the body that is sent', async () => {
    expect(await shop.graph.as('token').ask('{ book { id stars } }')).toEqual({ status: 200, data: DATA });
    const { headers, ...body } = shop.subgraphs.reviews.asked[0]!;
    const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    expect(headers['x-content-sha256']).toBe(digest);
    const text = ['POST', '/', headers['host'], headers['x-date'], digest].join('\n');
    expect(headers['authorization']).toBe(`HMAC-SHA256 ${createHmac('sha256', 'secret').update(text).digest('hex')}`);
    expect(shop.subgraphs.books.asked[0]!.headers.authorization).toBe('Bearer token');
  });
});
