import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const SCHEMA = {
  any: {
    sdl: 'type Query { say(word: String!): String fail: String! }',
    resolvers: {
      Query: {
        say: (_: unknown, { word }: { word: string }) => word,
        fail: () => {
          throw new Error('x');
        },
      },
    },
  },
};
const batching = useScriptedGraph(SCHEMA, { BATCH_LIMIT: '30' });
const single = useScriptedGraph(SCHEMA);

const say = (word: string) => ({ query: 'query ($word: String!) { say(word: $word) }', variables: { word } });

async function send(url: string, batch: unknown, accept = '*/*') {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(batch),
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() };
}

test('batches are off by default', async () => {
  expect(await send(single.graph.url, [say('a')])).toMatchObject({
    status: 400,
    body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
  });
});

describe.each(['*/*', '*/*; q=1', 'application/graphql-response+json'])('accepting %s', (accept) => {
  test('responses of a batch are in order', async () => {
    const words = ['a', 'ö', '書', '"'];
    const { status, body } = await send(batching.graph.url, words.map(say), accept);
    expect([status, body]).toEqual([200, words.map((word) => ({ data: { say: word } }))]);
  });

  test('an invalid operation of a batch does not affect the others', async () => {
    const { status, body } = await send(
      batching.graph.url,
      [say('a'), { query: '{' }, 7, { query: '{ fail }' }],
      accept,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { data: { say: 'a' } },
      { errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] },
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
      { data: null, errors: [{ path: ['fail'] }] },
    ]);
  });

  test('a batch of rejected operations is rejected', async () => {
    const { status, body } = await send(batching.graph.url, [{ query: '{' }, { query: '}' }], accept);
    expect([status, (body as unknown[]).length]).toEqual([400, 2]);
  });
});

test('a batch may have BATCH_LIMIT operations', async () => {
  const batch = Array.from({ length: 31 }, (_, at) => say(String(at)));
  expect(await send(batching.graph.url, batch.slice(1))).toMatchObject({ status: 200 });
  batching.subgraphs.any.reset();
  expect(await send(batching.graph.url, batch)).toMatchObject({
    status: 422,
    body: { errors: [{ extensions: { code: 'BATCH_LIMIT_EXCEEDED' } }] },
  });
  expect(batching.subgraphs.any.asked).toEqual([]);
});

test.each([[[]], [[[say('a')]]]])('%j is not a batch', async (batch) => {
  expect(await send(batching.graph.url, batch)).toMatchObject({ status: 400 });
});
