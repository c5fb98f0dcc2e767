import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import type { AnswerError } from '../support/Graph.ts';

/** What comes in one batch is under way at once, and so shares an answer. */
const web = useScriptedGraph(
  {
    shop: {
      sdl: 'type Query { items: [Item] search(text: String): Item } type Item { id: ID }',
      resolvers: { Query: { items: () => [], search: () => ({ id: '1' }) } },
    },
  },
  {
    SHARE_QUERIES: 'true',
    BATCH_LIMIT: '20',
    TRUSTED_PROXIES: '1',
    // A list of which nothing is said is taken for ten.
    RATE_LIMIT: '100/1h',
    PLANNING_COST: '0',
    RATE_LIMITED_FIELDS: 'Query.search:3/1h',
  },
);

/** What is wrong with each of equal operations that come together. */
async function ask(query: string, times: number, address: string): Promise<Array<string | undefined>> {
  const response = await fetch(web.graph.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(Array.from({ length: times }, () => ({ query }))),
  });
  const answers = (await response.json()) as ReadonlyArray<{ readonly errors?: readonly AnswerError[] }>;
  return answers.map(({ errors }) => errors?.[0]?.extensions.code);
}

const passed = (count: number) => Array.from({ length: count }, () => undefined);
const refused = (count: number) => Array.from({ length: count }, () => 'RATE_LIMITED');

test('each client is charged for a shared response', async () => {
  expect(await ask('{ items { id } }', 12, '10.0.0.1')).toEqual([...passed(10), ...refused(2)]);
  expect(web.subgraphs.shop.asked).toHaveLength(1);
});

test('shared responses count towards field limits', async () => {
  expect(await ask('{ search { id } }', 5, '10.0.0.2')).toEqual([...passed(3), ...refused(2)]);
  expect(web.subgraphs.shop.asked).toHaveLength(1);
});

test('a rejected first request does not reject others', async () => {
  await ask('{ items { id } }', 10, '10.0.0.3');
  expect(await Promise.all([ask('{ items { id } }', 2, '10.0.0.3'), ask('{ items { id } }', 2, '10.0.0.4')])).toEqual([
    refused(2),
    passed(2),
  ]);
});
