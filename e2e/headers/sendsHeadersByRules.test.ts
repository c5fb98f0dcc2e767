import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

import { beforeEach, expect, test } from '@jest/globals';

import { answersWith } from '../caching/support/scripts.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const rules = {
  all: {
    request: [
      { propagate: { named: 'x-tenant', default: 'public' } },
      { propagate: { matching: 'x-flag-*' } },
      { remove: { named: 'x-flag-internal' } },
    ],
  },
  subgraphs: {
    reviews: {
      request: [
        { propagate: { named: 'authorization', rename: 'x-partner-token' } },
        { insert: { name: 'x-api-key', value: 'key-${env.PARTNER_KEY}' } },
        { propagate: { named: 'x-user', rename: 'x-viewer' } },
        { remove: { matching: 'x-flag-*' } },
      ],
    },
    revews: { request: [] },
  },
};

const shown = (names: readonly string[], headers: Record<string, unknown>) =>
  JSON.stringify(names.map((name) => headers[name] ?? null));

const shop = useScriptedGraph(
  {
    books: {
      sdl: 'type Query { book: Book } type Book @key(fields: "id") { id: ID! tenant: String }',
      resolvers: { Query: { book: (_, __, { headers }) => ({ id: '1', tenant: headers['x-tenant'] }) } },
    },
    reviews: {
      sdl: 'type Book @key(fields: "id") { id: ID! seenBy: String } type Query { mine: String }',
      resolvers: {
        Book: { seenBy: (_, __, { headers }) => shown(['x-viewer', 'x-partner-token'], headers) },
        Query: { mine: (_, __, { headers }) => shown(['x-viewer', 'x-partner-token'], headers) },
      },
    },
  },
  {
    HEADER_RULES: JSON.stringify(rules),
    PARTNER_KEY: 'abc',
    RESPONSE_CACHE: 'memory',
    SHARE_QUERIES: 'true',
    LOG_LEVEL: 'warn',
  },
);

async function ask(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(shop.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { headers: response.headers, ...((await response.json()) as { data: Record<string, never> }) };
}

let run = 0;
/** Differs with each test, so that no response of another one is cached. */
beforeEach(() => void run++);
const QUERY = '{ book { id tenant seenBy } }';
const ownQuery = () => QUERY.replace('id', `id t${run}: id`);

test('each subgraph gets the headers that its rules select, insert, rename and do not remove', async () => {
  await ask(ownQuery(), {
    authorization: 'Bearer a',
    'x-user': 'ann',
    'x-flag-new': 'on',
    'x-flag-internal': 'secret',
    'x-api-key': 'mine',
    'x-viewer': 'admin',
    cookie: 'c=1',
  });
  const [books] = shop.subgraphs.books.asked;
  expect(books!.headers).toMatchObject({ authorization: 'Bearer a', 'x-tenant': 'public', 'x-flag-new': 'on' });
  for (const name of ['x-user', 'x-viewer', 'x-api-key', 'x-flag-internal', 'cookie', 'x-partner-token'])
    expect(books!.headers).not.toHaveProperty(name);
  const [reviews] = shop.subgraphs.reviews.asked;
  expect(reviews!.headers).toMatchObject({
    'x-partner-token': 'Bearer a',
    'x-api-key': 'key-abc',
    'x-viewer': 'ann',
    'x-tenant': 'public',
  });
  for (const name of ['authorization', 'x-user', 'x-flag-new', 'x-flag-internal', 'cookie'])
    expect(reviews!.headers).not.toHaveProperty(name);
});

test.each(['public, max-age=60', 'max-age=60', 'private, max-age=60', 'no-store'])(
  'concurrent and later requests whose headers only one subgraph gets share nothing: %s',
  async (cacheControl) => {
    for (const subgraph of Object.values(shop.subgraphs))
      subgraph.follow(answersWith({ 'cache-control': cacheControl }));
    const users = ['ann', 'bob', 'ann', 'cem'];
    const query = ownQuery();
    const askAll = () => Promise.all(users.map((user) => ask(query, { 'x-user': user })));
    for (const answers of [await askAll(), await askAll()])
      expect(answers.map(({ data }) => data['book']!['seenBy'])).toEqual(
        users.map((user) => JSON.stringify([user, null])),
      );
  },
);

test('a public response that varies on a renamed header is cached for each of its values', async () => {
  shop.subgraphs.reviews.follow(answersWith({ 'cache-control': 'public, max-age=60', vary: 'x-partner-token' }));
  const tokens = ['Bearer a', 'Bearer b', 'Bearer a'];
  for (const token of tokens) {
    const { data } = await ask('{ mine }', { authorization: token });
    expect(data['mine']).toBe(JSON.stringify([null, token]));
  }
  expect(shop.subgraphs.reviews.asked).toHaveLength(2);
});

test('no cache reuses a response where clients may send headers that no rule names', async () => {
  const { headers } = await ask(ownQuery());
  expect(headers.get('vary')).toBe('*');
});

test('the log names subgraphs that have rules and are not in the supergraph', async () => {
  // The log is flushed once a second; the test's timeout is the limit.
  while (!readFileSync(shop.logFile, 'utf8').includes('"HEADER_RULES for revews"')) await setImmediate();
});
