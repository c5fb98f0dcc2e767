import type { ServerResponse } from 'node:http';

import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const town = useScriptedGraph(
  {
    library: {
      sdl: 'type Query { book(at: Int): String } type Mutation { lend(at: Int): String }',
      resolvers: { Query: { book: () => 'a book' }, Mutation: { lend: () => 'lent' } },
    },
    school: { sdl: 'type Query { lesson(at: Int): String }', resolvers: { Query: { lesson: () => 'a lesson' } } },
  },
  { SUBGRAPH_CONNECTIONS: '128,library=1', SUBGRAPH_QUEUE: '1024,library=1', OPERATION_TIMEOUT: '1000' },
);

const overloaded = {
  message: expect.any(String),
  extensions: { code: 'SUBGRAPH_OVERLOADED', serviceName: 'library' },
};

/** Keeps the library's only connection busy, and fills the only place to wait for it. */
async function fill(query: string) {
  let answerFirst: () => void;
  const arrived = new Promise<void>((resolve) => {
    town.subgraphs.library.follow((response: ServerResponse) => {
      answerFirst = () =>
        response.setHeader('content-type', 'application/json').end('{"data":{"book":"first","lend":"first"}}');
      resolve();
    });
  });
  const first = town.graph.get(query);
  await arrived;
  return { first, answerFirst: answerFirst! };
}

test('requests beyond the queue are rejected at once, and other subgraphs are not delayed', async () => {
  const { first, answerFirst } = await fill('{ book(at: 1) }');
  const rest = [2, 3, 4].map((at) => town.graph.ask(`{ book(at: ${at}) lesson(at: ${at}) }`));
  const refused = await Promise.any([
    Promise.all([rest[0], rest[1]]),
    Promise.all([rest[0], rest[2]]),
    Promise.all([rest[1], rest[2]]),
  ]);
  expect(refused).toEqual([
    { status: 200, data: { book: null, lesson: 'a lesson' }, errors: [{ ...overloaded, path: ['book'] }] },
    { status: 200, data: { book: null, lesson: 'a lesson' }, errors: [{ ...overloaded, path: ['book'] }] },
  ]);
  town.subgraphs.library.reset();
  answerFirst();
  expect(await first).toEqual({ book: 'first' });
  expect((await Promise.all(rest)).filter(({ errors }) => errors === undefined)).toEqual([
    { status: 200, data: { book: 'a book', lesson: 'a lesson' } },
  ]);
  expect(await town.graph.get('{ book }')).toEqual({ book: 'a book' });
});

test('a mutation that waits for a connection until the deadline is never sent', async () => {
  // Mutations that were sent are not ended, so that this one keeps the connection when its own time is over.
  const { first, answerFirst } = await fill('mutation { lend(at: 0) }');
  first.catch(() => undefined);
  expect(await town.graph.ask('mutation { lend(at: 1) }')).toMatchObject({
    data: { lend: null },
    errors: [{ extensions: { code: 'GATEWAY_TIMEOUT', serviceName: 'library' } }],
  });
  town.subgraphs.library.reset();
  answerFirst();
  await expect(first).rejects.toThrow('GATEWAY_TIMEOUT');
  expect(await town.graph.get('{ book }')).toEqual({ book: 'a book' });
  expect(town.subgraphs.library.asked.map(({ query }) => query)).toEqual([expect.stringContaining('book')]);
});
