import { expect, test } from '@jest/globals';

import { answersWith } from '../caching/support/scripts.ts';
import type { Script } from '../execution/support/ScriptedSubgraph.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const rules = {
  all: {
    response: [
      { propagate: { named: 'set-cookie' } },
      { propagate: { named: 'x-cost', algorithm: 'append' } },
      { propagate: { named: 'x-first', algorithm: 'first' } },
      { propagate: { matching: 'x-debug-*' } },
    ],
  },
  subgraphs: {
    reviews: {
      response: [{ remove: { matching: 'x-debug-*' } }, { propagate: { named: 'x-shard', rename: 'x-reviews' } }],
    },
  },
};

const shop = useScriptedGraph(
  {
    books: {
      sdl: `
        type Query { book: Book other: String }
        type Mutation { touch: String }
        type Book @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { book: () => ({ id: '1' }), other: () => 'o' },
        Mutation: { touch: () => 't' },
      },
    },
    reviews: {
      sdl: 'type Book @key(fields: "id") { id: ID! stars: Int }',
      resolvers: { Book: { stars: () => 5 } },
    },
  },
  { HEADER_RULES: JSON.stringify(rules), RESPONSE_CACHE: 'memory', SHARE_QUERIES: 'true', BATCH_LIMIT: '5' },
);

async function ask(body: unknown) {
  const response = await fetch(shop.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    cookies: response.headers.getSetCookie(),
    headers: response.headers,
    body: await response.json(),
  };
}

test('cookies of all subgraphs are appended, other headers as their rules say', async () => {
  shop.subgraphs.books.follow(
    answersWith({
      'set-cookie': ['a=1; Path=/', 'b=2'],
      'x-cost': '3',
      'x-first': 'books',
      'x-debug-sql': 'select',
      'x-shard': '1',
    }),
  );
  shop.subgraphs.reviews.follow(
    answersWith({ 'set-cookie': 'c=3', 'x-cost': '4', 'x-first': 'reviews', 'x-debug-sql': 'other', 'x-shard': '2' }),
  );
  const { cookies, headers, body } = await ask({ query: '{ book { id stars } }' });
  expect(body).toEqual({ data: { book: { id: '1', stars: 5 } } });
  expect(cookies).toEqual(['a=1; Path=/', 'b=2', 'c=3']);
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-cost': '3, 4',
    'x-first': 'books',
    'x-debug-sql': 'select',
    'x-reviews': '2',
    'cache-control': 'no-store',
  });
  expect(headers.has('x-shard')).toBe(false);
});

test('mutations and failed subgraphs return their headers', async () => {
  shop.subgraphs.books.follow(answersWith({ 'set-cookie': 'm=1' }));
  expect((await ask({ query: 'mutation { touch }' })).cookies).toEqual(['m=1']);
  shop.subgraphs.books.follow((response) =>
    response
      .writeHead(401, { 'content-type': 'application/json', 'set-cookie': 'm=; Max-Age=0' })
      .end('{"errors":[{"message":"no"}]}'),
  );
  expect((await ask({ query: 'mutation { touch }' })).cookies).toEqual(['m=; Max-Age=0']);
});

/** Answers publicly, each time with another cookie. */
function numbersClients(): Script {
  let count = 0;
  return (response, asked, usual) =>
    answersWith({ 'cache-control': 'public, max-age=60', 'set-cookie': `n=${++count}` })(response, asked, usual);
}

test('a response with a cookie is neither cached nor shared: concurrent and later requests get their own', async () => {
  shop.subgraphs.books.follow(numbersClients());
  const askTwice = () => Promise.all([1, 2, 3].map(() => ask({ query: '{ other }' })));
  const answers = [...(await askTwice()), ...(await askTwice())];
  expect(answers.map(({ cookies }) => cookies[0]).sort()).toEqual(['n=1', 'n=2', 'n=3', 'n=4', 'n=5', 'n=6']);
  for (const { headers } of answers) expect(headers.get('cache-control')).toBe('no-store');
});

test('a response without such headers is still cached', async () => {
  shop.subgraphs.books.follow(answersWith({ 'cache-control': 'public, max-age=60', 'x-unruled': '1' }));
  for (const _ of [1, 2]) {
    const { headers } = await ask({ query: '{ o: other }' });
    expect(headers.get('cache-control')).toMatch(/^max-age=\d+, public$/);
    expect(headers.has('x-unruled')).toBe(false);
  }
  expect(shop.subgraphs.books.asked).toHaveLength(1);
});

test('a batch returns the cookies of all its operations', async () => {
  shop.subgraphs.books.follow(numbersClients());
  const { cookies, headers, body } = await ask(
    ['{ p: other }', '{ q: other }', 'mutation { touch }'].map((query) => ({ query })),
  );
  expect(body).toEqual([{ data: { p: 'o' } }, { data: { q: 'o' } }, { data: { touch: 't' } }]);
  expect([...cookies].sort()).toEqual(['n=1', 'n=2', 'n=3']);
  expect(headers.get('cache-control')).toBe('no-store');
});

test('values are returned byte for byte', async () => {
  const value = Buffer.from('K\u00e4se \u66f8').toString('latin1');
  shop.subgraphs.books.follow(answersWith({ 'x-debug-name': value, 'set-cookie': `a=${value}` }));
  const { headers, cookies } = await ask({ query: '{ v: other }' });
  expect([headers.get('x-debug-name'), cookies]).toEqual([value, [`a=${value}`]]);
});

test('a rejected request has no headers of subgraphs', async () => {
  expect((await ask({ query: '{ nothing }' })).cookies).toEqual([]);
});
