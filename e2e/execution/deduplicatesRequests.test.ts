import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

let answered = 0;

/** A slow subgraph, so that requests of one moment are in flight together. Each response differs and names its viewer. */
const diary = useScriptedGraph({
  diary: {
    sdl: 'type Query { entry(day: Int): String } type Mutation { write(text: String): String }',
    resolvers: {
      Query: { entry: (_, { day }: { day: number }, { headers }) => late(`${headers.authorization}: ${day}`) },
      Mutation: { write: (_, { text }: { text: string }) => late(text) },
    },
  },
});

async function late(text: string): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  answered += 1;
  return `${text} (${answered})`;
}

const ann = () => diary.graph.as('ann');
const bob = () => diary.graph.as('bob');
const read = 'query ($day: Int) { entry(day: $day) }';

test('concurrent equal queries of one viewer share one subgraph request', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => ann().get(read, { day: 1 })));
  expect(diary.subgraphs.diary.asked).toHaveLength(1);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('sequential equal queries are sent separately', async () => {
  await ann().get(read, { day: 1 });
  await ann().get(read, { day: 1 });
  expect(diary.subgraphs.diary.asked).toHaveLength(2);
});

test('equal queries of two viewers are not shared', async () => {
  const [anns, bobs] = await Promise.all([ann().get(read, { day: 1 }), bob().get(read, { day: 1 })]);
  expect(diary.subgraphs.diary.asked.map(({ headers }) => headers.authorization).toSorted()).toEqual([
    'Bearer ann',
    'Bearer bob',
  ]);
  expect([anns, bobs]).toEqual([
    { entry: expect.stringContaining('Bearer ann: 1') },
    { entry: expect.stringContaining('Bearer bob: 1') },
  ]);
});

test('equal queries of a viewer and an anonymous client are not shared', async () => {
  await Promise.all([ann().get(read, { day: 1 }), diary.graph.get(read, { day: 1 })]);
  expect(diary.subgraphs.diary.asked).toHaveLength(2);
});

test('queries with different variables are sent separately', async () => {
  await Promise.all([1, 2].map((day) => ann().get(read, { day })));
  expect(diary.subgraphs.diary.asked).toHaveLength(2);
});

test('equal mutations are sent separately', async () => {
  const write = 'mutation { write(text: "x") }';
  const [first, second] = await Promise.all([ann().get(write), ann().get(write)]);
  expect(diary.subgraphs.diary.asked).toHaveLength(2);
  expect(first).not.toEqual(second);
});

test('a failure is shared and not cached', async () => {
  diary.subgraphs.diary.follow((response) => setTimeout(() => response.writeHead(503).end(), 100));
  const failed = await Promise.all([1, 2].map(() => ann().ask(read, { day: 1 })));
  expect(failed.map(({ errors }) => errors?.length)).toEqual([1, 1]);
  diary.subgraphs.diary.reset();
  expect(await ann().get(read, { day: 1 })).toEqual({ entry: expect.any(String) });
});
