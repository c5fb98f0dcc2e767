import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { answersWith } from '../caching/support/scripts.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { moduleFiles } from './support/modules.ts';

/** Does at each hook what the client's header of that hook's name says. */
const OBEDIENT = (name: string, properties = '') => `
  const act = (hook, event) => {
    const action = event.request.headers[hook.toLowerCase()];
    if (event.headers && hook !== 'onSubgraphResponse') event.headers['x-trail'] = (event.headers['x-trail'] ?? '') + '${name}';
    if (action === 'throw') throw new Error('broken');
    if (action === 'hang') return new Promise(() => {});
    if (action === 'reject') event.reject('TEAPOT', 'No coffee.', 418);
    if (action === 'hop') event.headers['connection'] = 'x';
    if (action === 'split') event.headers['x-a'] = 'a\\r\\nb: c';
    if (action === 'cookie') event.headers['set-cookie'] = 'a=1';
  };
  export default {
    name: '${name}', ${properties}
    onRequest: (event) => act('onRequest', event),
    onOperation: (event) => act('onOperation', event),
    onSubgraphRequest: (event) => act('onSubgraphRequest', event),
    onSubgraphResponse: (event) => act('onSubgraphResponse', event),
    async onResponse(event) { await act('onResponse', event); },
  };`;

const definition = {
  books: {
    sdl: 'type Query { title: String, own: String } type Mutation { touch: String }',
    resolvers: {
      Query: {
        title: () => 'Emma',
        own: (_: unknown, __: unknown, { headers }: { headers: object }) => JSON.stringify(headers),
      },
      Mutation: { touch: () => 't' },
    },
  },
};

const strict = useScriptedGraph(definition, {
  EXTENSIONS: moduleFiles(OBEDIENT('a'), OBEDIENT('bb')),
  EXTENSION_TIMEOUT: '200',
  RESPONSE_CACHE: 'memory',
  SHARE_QUERIES: 'true',
  LOG_LEVEL: 'warn',
});
const lenient = useScriptedGraph(definition, {
  EXTENSIONS: moduleFiles(OBEDIENT('a'), OBEDIENT('ccc', "onFailure: 'reject',")).split(',').slice(0, 1).join(','),
  EXTENSION_TIMEOUT: '200',
  EXTENSION_FAILURE: 'skip',
});

const QUERY = '{"query":"{ title }"}';
const failed = { message: 'An extension of the gateway failed.', extensions: { code: 'EXTENSION_FAILED' } };

test.each(['onRequest', 'onOperation', 'onResponse'])('a failure in %s rejects the operation', async (hook) => {
  for (const action of ['throw', 'hang'])
    expect(await strict.graph.send(QUERY, { [hook]: action })).toEqual({ status: 500, errors: [failed] });
  expect(await strict.graph.send(QUERY, { [hook]: 'reject' })).toEqual({
    status: 418,
    errors: [{ message: 'No coffee.', extensions: { code: 'TEAPOT' } }],
  });
});

test.each(['onSubgraphRequest', 'onSubgraphResponse'])('a failure in %s fails the subgraph request', async (hook) => {
  const error = (code: string) => ({
    status: 200,
    data: { title: null },
    errors: [{ path: ['title'], extensions: { code, serviceName: 'books' } }],
  });
  for (const action of ['throw', 'hang'])
    expect(await strict.graph.send(QUERY, { [hook]: action })).toMatchObject(error('EXTENSION_FAILED'));
  expect(await strict.graph.send(QUERY, { [hook]: 'reject' })).toMatchObject(error('TEAPOT'));
});

test.each(['onRequest', 'onOperation', 'onSubgraphRequest', 'onSubgraphResponse', 'onResponse'])(
  'a failure in %s is skipped where that is configured, with all that the hook changed',
  async (hook) => {
    for (const action of ['throw', 'hang']) {
      const response = await fetch(lenient.graph.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [hook]: action },
        body: QUERY,
      });
      expect(await response.json()).toEqual({ data: { title: 'Emma' } });
      expect(response.headers.get('x-trail')).toBe(hook === 'onResponse' ? null : 'a');
      const { headers } = lenient.subgraphs.books.asked.at(-1)!;
      expect(headers['x-trail']).toBe(hook === 'onSubgraphRequest' ? undefined : 'a');
    }
  },
);

test.each(['hop', 'split'])('headers that cannot be sent are failures: %s', async (action) => {
  expect(await strict.graph.send(QUERY, { onresponse: action })).toEqual({ status: 500, errors: [failed] });
  expect(await strict.graph.send(QUERY, { onsubgraphrequest: action })).toMatchObject({ data: { title: null } });
});

test('hooks run in the order of the list, for mutations and each operation of a document', async () => {
  const response = await fetch(strict.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', onresponse: 'cookie' },
    body: '{"query":"mutation { touch }"}',
  });
  expect(response.headers.get('x-trail')).toBe('abb');
  expect(response.headers.getSetCookie()).toEqual(['a=1']);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(strict.subgraphs.books.asked[0]!.headers['x-trail']).toBe('abb');
});

test('responses are neither cached nor shared, since they may depend on the headers', async () => {
  strict.subgraphs.books.follow(answersWith({ 'cache-control': 'public, max-age=60' }));
  for (const _ of [1, 2]) {
    const response = await fetch(strict.graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: QUERY,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
  expect(strict.subgraphs.books.asked).toHaveLength(2);
});

test('the log names the extension and the hook', () => {
  const log = readFileSync(strict.logFile, 'utf8');
  expect(log).toContain('"extension":"a","hook":"onSubgraphRequest","effect":"reject"');
  expect(log).toContain('took longer than 200 ms');
  expect(log).toContain('RESPONSE_CACHE and SHARE_QUERIES are off');
});
