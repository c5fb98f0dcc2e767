import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const web = useScriptedGraph(
  { any: { sdl: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'world' } } } },
  { BATCH_LIMIT: '10' },
);

const QUERY = '{ hello }';
const HASH = createHash('sha256').update(QUERY).digest('hex');
const PERSISTED = { persistedQuery: { version: 1, sha256Hash: HASH } };
const ANSWER = { data: { hello: 'world' } };

async function get(search: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${web.graph.url}?${search}`, {
    headers: { 'apollo-require-preflight': 'true', ...headers },
  });
  return { status: response.status, body: await response.json() };
}

async function post(body: unknown) {
  const response = await fetch(web.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

describe.each([{}, { accept: '*/*; q=1' }])('a GET with the headers %j', (headers) => {
  test.each([
    'operationName=',
    'variables=',
    'extensions=',
    'operationName=&variables=&extensions=',
    'operationName',
    'variables=null',
    'extensions=null&variables=%20null',
    'extensions={"persistedQuery":null}',
    'extensions={}&variables={}&operationName=',
    'other=&another',
  ])('with %s equals one without it', async (search) => {
    expect(await get(`query=${encodeURIComponent(QUERY)}&${search}`, headers)).toEqual({ status: 200, body: ANSWER });
  });

  test('by a hash may have an empty document', async () => {
    await post({ query: QUERY, extensions: PERSISTED });
    const extensions = encodeURIComponent(JSON.stringify(PERSISTED));
    expect(await get(`query=&operationName=&variables=&extensions=${extensions}`, headers)).toEqual({
      status: 200,
      body: ANSWER,
    });
  });

  test.each(['', 'query=', 'query=&extensions=', 'variables=&operationName='])(
    'with "%s" has no document',
    async (search) => {
      expect(await get(search, headers)).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      });
    },
  );

  test.each(['variables=""', 'variables=[]', 'extensions=7', 'operationName=a&operationName=b'])(
    'with %s is rejected',
    async (search) => {
      expect(await get(`query=${encodeURIComponent(QUERY)}&${search}`, headers)).toMatchObject({ status: 400 });
    },
  );
});

describe('a POST', () => {
  const EMPTY = [
    { operationName: null },
    { variables: null },
    { extensions: null },
    { extensions: { persistedQuery: null } },
    { operationName: null, variables: null, extensions: { persistedQuery: null, other: 1 } },
  ];

  test.each(EMPTY.map((empty) => [empty]))('with %j is answered as without', async (empty) => {
    const { status, data } = await web.graph.send(JSON.stringify({ query: QUERY, ...(empty as object) }));
    expect([status, data]).toEqual([200, ANSWER.data]);
  });

  test('as one of a batch, too', async () => {
    const answer = await post(EMPTY.map((empty) => ({ query: QUERY, ...empty })));
    expect(answer).toEqual({ status: 200, body: EMPTY.map(() => ANSWER) });
  });

  test.each([null, ''])('by a hash may have the document %j', async (query) => {
    await post({ query: QUERY, extensions: PERSISTED });
    expect(await post({ query, operationName: null, extensions: PERSISTED })).toEqual({ status: 200, body: ANSWER });
  });
});
