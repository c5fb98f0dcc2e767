import { setTimeout as delay } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import type { AnswerError } from '../support/Graph.ts';
import { says } from '../execution/support/scripts.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const PAUSE_MS = 300;

const town = useScriptedGraph(
  {
    library: {
      sdl: 'type Query { book(at: Int): String } type Mutation { lend: String }',
      resolvers: { Query: { book: () => 'a book' }, Mutation: { lend: () => 'lent' } },
    },
    school: { sdl: 'type Query { lesson: String }', resolvers: { Query: { lesson: () => 'a lesson' } } },
  },
  {
    SUBGRAPH_FAILURE_SHARE: '50',
    SUBGRAPH_FAILURE_STATUSES: 'school=429+502',
    SUBGRAPH_PAUSE: String(PAUSE_MS),
    SUBGRAPH_RETRIES: '0',
    SUBGRAPH_TIMEOUT: '250',
  },
);
const { library } = town.subgraphs;

const codes = (errors: readonly AnswerError[] | undefined) => errors?.map(({ extensions }) => extensions.code);

/** Resolves when the circuit is closed again: a probe has got its response. */
async function untilClosed(): Promise<void> {
  while ((await town.graph.ask('{ book }')).errors) await delay(10);
}

async function askOften(times: number) {
  return Promise.all(Array.from({ length: times }, (_, at) => town.graph.ask(`{ book(at: ${at}) }`)));
}

test('the circuit opens when most requests fail, and closes when a probe succeeds', async () => {
  library.follow(() => undefined);
  const hanging = await askOften(20);
  expect(hanging.flatMap(({ errors }) => codes(errors))).toEqual(Array(20).fill('GATEWAY_TIMEOUT'));

  const askedBefore = library.asked.length;
  const startedAt = performance.now();
  const answer = await town.graph.ask('{ book lesson }');
  expect(performance.now() - startedAt).toBeLessThan(200);
  expect(answer).toEqual({
    status: 200,
    data: { book: null, lesson: 'a lesson' },
    errors: [
      {
        message: expect.any(String),
        path: ['book'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', serviceName: 'library' },
      },
    ],
  });
  expect(codes((await town.graph.ask('mutation { lend }')).errors)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  expect(library.asked).toHaveLength(askedBefore);

  // The pause itself is tested: any request meanwhile would be the probe. One is sent after it, and no other until it has failed.
  await delay(PAUSE_MS);
  const [probe, ...others] = await askOften(5);
  expect([codes(probe!.errors), ...others.map(({ errors }) => codes(errors))].flat().toSorted()).toEqual([
    'GATEWAY_TIMEOUT',
    ...Array(4).fill('SUBGRAPH_UNAVAILABLE'),
  ]);
  expect(library.asked).toHaveLength(askedBefore + 1);

  library.reset();
  await untilClosed();
  expect((await askOften(5)).every(({ errors }) => errors === undefined)).toBe(true);
});

test('responses with GraphQL errors are not failures', async () => {
  library.follow((response) => response.writeHead(500, { 'content-type': 'application/json' }).end('{"errors":[{}]}'));
  await askOften(40);
  library.reset();
  expect(await town.graph.get('{ book }')).toEqual({ book: 'a book' });
});

/** Asks one after the other, so that no two share a request, until the circuit is open. What was answered before counts, too. */
async function untilSpared(query: string, times = 200): Promise<boolean> {
  for (let time = 0; time < times; time++) {
    if (codes((await town.graph.ask(query)).errors)?.includes('SUBGRAPH_UNAVAILABLE')) return true;
  }
  return false;
}

test.each([500, 503, 599])('responses with status %s are failures, even with data', async (status) => {
  library.follow(says('{"data":{"book":"a book"}}', {}, status));
  expect(await untilSpared('{ book }')).toBe(true);
  library.reset();
  await untilClosed();
});

test.each([302, 404, 429])('responses with status %s are not failures', async (status) => {
  library.follow(says('{"data":{"book":"a book"}}', {}, status));
  expect(await untilSpared('{ book }', 50)).toBe(false);
});

test('failure statuses are configured per subgraph', async () => {
  const { school } = town.subgraphs;
  school.follow(says('{"data":{"lesson":"a lesson"}}', {}, 503));
  expect(await untilSpared('{ lesson }', 50)).toBe(false);
  school.follow(says('{"data":{"lesson":"a lesson"}}', {}, 429));
  expect(await untilSpared('{ lesson }')).toBe(true);
});
