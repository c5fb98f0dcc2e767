import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const SCHEMA = {
  any: {
    sdl: 'type Query { say(word: String!, times: Int!): String }',
    resolvers: {
      Query: { say: (_: unknown, { word, times }: { word: string; times: number }) => word.repeat(times) },
    },
  },
};
const web = useScriptedGraph(SCHEMA, { BATCH_LIMIT: '10', RESPONSE_CACHE: 'memory' });
const plain = useScriptedGraph(SCHEMA, { RESPONSE_COMPRESSION: 'off' });
const early = useScriptedGraph(SCHEMA, { RESPONSE_COMPRESSION: '50' });

const QUERY = 'query ($word: String!, $times: Int!) { say(word: $word, times: $times) }';
const say = (word: string, times: number) => ({ query: QUERY, variables: { word, times } });

/** Unlike `fetch`, it shows what came. */
async function send(url: string, body: unknown, headers: Record<string, string> = {}) {
  const compressed = gzipSync(JSON.stringify(body));
  return new Promise<{ status: number; coding: string | undefined; vary: string; body: Buffer }>((resolve, reject) => {
    request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headers } },
      (response) => {
        const { 'content-encoding': coding, vary = '' } = response.headers;
        void buffer(response).then(
          (received) => resolve({ status: response.statusCode!, coding, vary, body: received }),
          reject,
        );
      },
    )
      .on('error', reject)
      .end(compressed);
  });
}

describe.each([{}, { accept: '*/*; q=1' }])('with the headers %j', (more) => {
  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('a request and its response are compressed (%s)', async (coding, expand) => {
    const answer = await send(web.graph.url, say('ö書', 5_000), { ...more, 'accept-encoding': coding });
    expect(answer).toMatchObject({ status: 200, coding, vary: expect.stringContaining('Accept-Encoding') });
    expect(answer.body.length).toBeLessThan(2_000);
    expect(JSON.parse(expand(answer.body).toString())).toEqual({ data: { say: 'ö書'.repeat(5_000) } });
  });

  test('a batch too', async () => {
    const { coding, body } = await send(web.graph.url, [say('a', 2_000), say('b', 1)], {
      ...more,
      'accept-encoding': 'gzip',
    });
    expect(coding).toBe('gzip');
    expect(JSON.parse(gunzipSync(body).toString())).toEqual([
      { data: { say: 'a'.repeat(2_000) } },
      { data: { say: 'b' } },
    ]);
  });
});

test('a persisted document too', async () => {
  const sha256Hash = createHash('sha256').update(QUERY).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  await send(web.graph.url, { ...say('a', 1), extensions });
  const { body } = await send(web.graph.url, { variables: { word: 'a', times: 2 }, extensions });
  expect(JSON.parse(body.toString())).toEqual({ data: { say: 'aa' } });
});

test('a cached response is encoded for each client', async () => {
  const codings = ['gzip', 'identity', 'br'];
  const answers = await Promise.all(
    codings.map((coding) => send(web.graph.url, say('c', 3_000), { 'accept-encoding': coding })),
  );
  expect(answers.map(({ coding }) => coding)).toEqual(['gzip', undefined, 'br']);
  expect(gunzipSync(answers[0]!.body)).toEqual(answers[1]!.body);
  expect(brotliDecompressSync(answers[2]!.body)).toEqual(answers[1]!.body);
});

test.each([
  [say('a', 2_000), 'identity'],
  [say('a', 10), 'gzip'],
])('small responses, and those not requested so, are not compressed', async (body, acceptEncoding) => {
  expect(await send(web.graph.url, body, { 'accept-encoding': acceptEncoding })).toMatchObject({ coding: undefined });
});

test('RESPONSE_COMPRESSION sets the minimum size or turns compression off', async () => {
  const asked = { 'accept-encoding': 'gzip, *;q=0' };
  expect(await send(early.graph.url, say('a', 50), { 'accept-encoding': 'gzip' })).toMatchObject({ coding: 'gzip' });
  const answer = await send(plain.graph.url, say('a', 5_000), asked);
  expect(answer).toMatchObject({ status: 200, coding: undefined });
  expect(answer.vary).not.toContain('Accept-Encoding');
});

test('a body that exceeds the limit when decompressed is rejected', async () => {
  const answer = await send(web.graph.url, say('a'.repeat(2_000_000), 1));
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
});
