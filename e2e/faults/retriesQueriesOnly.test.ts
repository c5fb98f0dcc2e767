import { expect, test } from '@jest/globals';

import { says } from '../execution/support/scripts.ts';
import type { Script } from '../execution/support/ScriptedSubgraph.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const diary = useScriptedGraph(
  {
    diary: {
      sdl: 'type Query { entry(day: Int): String } type Mutation { write: String }',
      resolvers: { Query: { entry: () => 'dear diary' }, Mutation: { write: () => 'written' } },
    },
  },
  { SUBGRAPH_RETRIES: '2', SUBGRAPH_TIMEOUT: '400', SUBGRAPH_FAILURE_SHARE: '0', OPERATION_TIMEOUT: '2000' },
);

const { subgraphs } = diary;
const html = { 'content-type': 'text/html' };
const hangUp: Script = (response) => response.destroy();

/** Follows a script for so many requests, and answers after that. */
function failsFor(requests: number, script: Script): Script {
  let asked = 0;
  return async (response, request, usual) => {
    asked += 1;
    if (asked <= requests) return script(response, request, usual);
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(await usual()));
  };
}

const UNREACHED: Array<[string, Script]> = [
  ['a closed connection', hangUp],
  ['a connection closed in the middle', (response) => response.write('{"data":', () => response.destroy())],
  ...[502, 503, 504].map((status): [string, Script] => [`${status} of a proxy`, says('<html></html>', html, status)]),
];

test.each(UNREACHED)('a query is retried after %s', async (_, script) => {
  subgraphs.diary.follow(failsFor(2, script));
  expect(await diary.graph.get('{ entry }')).toEqual({ entry: 'dear diary' });
  expect(subgraphs.diary.asked).toHaveLength(3);
});

test.each(UNREACHED)('a mutation is not retried after %s', async (_, script) => {
  subgraphs.diary.follow(script);
  expect(await diary.graph.ask('mutation { write }')).toMatchObject({
    data: { write: null },
    errors: [{ path: ['write'], extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'diary' } }],
  });
  expect(subgraphs.diary.asked).toHaveLength(1);
});

test.each([
  ['a fault of the server', says('<html></html>', html, 500), 'SUBREQUEST_HTTP_ERROR'],
  ['silence', () => undefined, 'GATEWAY_TIMEOUT'],
  ['nonsense', says('{"data":{"entry":'), 'SUBREQUEST_MALFORMED_RESPONSE'],
  ['errors', says('{"errors":[{"message":"no","extensions":{"code":"DRAINING"}}]}', {}, 503), 'DRAINING'],
])('a query is not retried after %s', async (_, script: Script, code) => {
  subgraphs.diary.follow(script);
  expect((await diary.graph.ask('{ entry }')).errors).toMatchObject([{ extensions: { code } }]);
  expect(subgraphs.diary.asked).toHaveLength(1);
});

test('a query fails after the maximum number of retries', async () => {
  subgraphs.diary.follow(hangUp);
  expect((await diary.graph.ask('{ entry }')).errors).toMatchObject([
    { extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'diary' } },
  ]);
  expect(subgraphs.diary.asked).toHaveLength(3);
});

test('the retry budget limits the retries of a failing subgraph', async () => {
  subgraphs.diary.follow(hangUp);
  const queries = 200;
  const ask = (day: number) => diary.graph.ask('query ($day: Int) { entry(day: $day) }', { day });
  await Promise.all(Array.from({ length: queries }, (_, day) => ask(day)));
  // On a busy machine many reach their deadline before they are sent.
  expect(subgraphs.diary.asked.length).toBeGreaterThan(queries / 4);
  // A fifth of them, and what is saved up or comes by the second.
  expect(subgraphs.diary.asked.length).toBeLessThanOrEqual(queries * 1.2 + 30 + 10);
});
