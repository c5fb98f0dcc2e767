import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { expect, test } from '@jest/globals';

import { refuseTraces } from '../support/findTraces.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const definition = {
  diary: {
    sdl: 'type Query { entry(day: Int): String } type Mutation { write(text: String): String }',
    resolvers: { Query: { entry: () => 'dear diary' }, Mutation: { write: () => 'written' } },
  },
  archive: {
    sdl: 'type Query { pages: Int } type Mutation { keep: String }',
    resolvers: { Query: { pages: () => 1 }, Mutation: { keep: () => 'kept' } },
  },
};

const graphs = {
  'sharing fetches': useScriptedGraph(definition),
  'sharing executions': useScriptedGraph(definition, { SHARE_QUERIES: 'true' }),
};

const modes = [
  ['sharing fetches', 'application/json'],
  ['sharing fetches', 'application/json; q=1'],
  ['sharing executions', 'application/json'],
] as const;

/** A client that may go away; its connection goes with it. */
class Client {
  readonly #request: ClientRequest;
  readonly answer: Promise<unknown>;

  constructor(url: string, accept: string, query: string) {
    this.#request = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      agent: false,
    });
    this.answer = once(this.#request, 'response').then(async ([response]) => {
      const answer = await text(response as IncomingMessage);
      refuseTraces(answer);
      return JSON.parse(answer) as unknown;
    });
    this.#request.end(JSON.stringify({ query }));
  }

  async leave(): Promise<void> {
    this.#request.destroy();
    await this.answer.catch(() => undefined);
  }
}

/** The requests that the subgraph has got and not answered, the newest last. */
function hold(graph: (typeof graphs)[keyof typeof graphs]): ServerResponse[] {
  const held: ServerResponse[] = [];
  graph.subgraphs.diary.follow((response) => held.push(response));
  return held;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const answerWith = (response: ServerResponse, data: object) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));

test.each(modes)('%s (%s): the fetches of a disconnected client are cancelled', async (kind, accept) => {
  const held = hold(graphs[kind]);
  const client = new Client(graphs[kind].graph.url, accept, '{ entry }');
  await until(() => held.length === 1);
  const closed = once(held[0]!, 'close');
  await client.leave();
  await closed;
  expect(held[0]!.writableFinished).toBe(false);
});

test.each(modes)('%s (%s): fetches with another waiter are not cancelled', async (kind, accept) => {
  const held = hold(graphs[kind]);
  const [leaving, staying] = [1, 2].map(() => new Client(graphs[kind].graph.url, accept, '{ entry }'));
  const other = new Client(graphs[kind].graph.url, accept, '{ entry(day: 2) }');
  await until(() => held.length === 2);
  // When the other one's fetch has ended, the gateway has seen that both have gone.
  const closed = Promise.race(held.map((response) => once(response, 'close')));
  await Promise.all([leaving!.leave(), other.leave()]);
  await closed;
  const open = held.filter((response) => !response.closed);
  expect(open).toHaveLength(1);
  answerWith(open[0]!, { entry: 'shared' });
  expect(await staying!.answer).toEqual({ data: { entry: 'shared' } });
});

test.each(modes)('%s (%s): a new request after all waiters disconnected is sent again', async (kind, accept) => {
  const held = hold(graphs[kind]);
  const gone = new Client(graphs[kind].graph.url, accept, '{ entry }');
  await until(() => held.length === 1);
  const closed = once(held[0]!, 'close');
  await gone.leave();
  await closed;
  const next = new Client(graphs[kind].graph.url, accept, '{ entry }');
  await until(() => held.length === 2);
  answerWith(held[1]!, { entry: 'again' });
  expect(await next.answer).toEqual({ data: { entry: 'again' } });
});

test.each(modes)('%s (%s): a mutation that was sent completes, one field after the other', async (kind, accept) => {
  const held = hold(graphs[kind]);
  const writing = new Client(graphs[kind].graph.url, accept, 'mutation { write keep }');
  await until(() => held.length === 1);
  const reading = new Client(graphs[kind].graph.url, accept, '{ entry }');
  await until(() => held.length === 2);
  const [write, read] = held as [ServerResponse, ServerResponse];
  const seen = once(read, 'close');
  await Promise.all([writing.leave(), reading.leave()]);
  await seen;
  expect(write.closed).toBe(false);
  expect(graphs[kind].subgraphs.archive.asked).toEqual([]);
  answerWith(write, { write: 'written' });
  await once(write, 'close');
  expect(write.writableFinished).toBe(true);
  await until(() => graphs[kind].subgraphs.archive.asked.length === 1);
});
