import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Graph } from '../support/Graph.ts';
import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';
import { StatementLog } from './StatementLog.ts';

// Without the feed of orders, which recommendations would read in the background.
const shop = useStack({ feedSecret: null });
let log: StatementLog;
let agatha: Graph;
let admin: Graph;

/** Another test run on the same server may have the log. */
const TURN_MS = 300_000;

beforeAll(async () => {
  log = await StatementLog.open(Object.values(shop.stack.databases));
  [agatha, admin] = [(await signIn(shop.graph, 'agatha')).graph, (await signIn(shop.graph, 'admin')).graph];
}, TURN_MS);
afterAll(async () => {
  await log.close();
  console.table(counted);
});

/** The figures, printed at the end. */
const counted: Record<string, { 'for 1': number; 'for 50': number }> = {};

const BOOK = 'id title author price { amount } inStock timesOrdered';

/** What is asked, by whom, and where in the answer the list stands whose length is varied. */
const operations: Array<[title: string, who: () => Graph, query: string, list: string]> = [
  [
    'the catalogue with offers',
    () => shop.graph,
    `($n: Int!) { books(first: $n) { nodes { ${BOOK} } } }`,
    'books.nodes',
  ],
  [
    'books and similar books with offers',
    () => shop.graph,
    `($n: Int!) { books(first: $n) { nodes { ${BOOK} similar(maxResults: 3) { ${BOOK} } } } }`,
    'books.nodes',
  ],
  [
    'a search for books and what is similar',
    () => shop.graph,
    `($n: Int!) { books(search: "the", first: $n) { nodes { ${BOOK} similar { ${BOOK} similar { id title } } } } }`,
    'books.nodes',
  ],
  [
    'recommendations and what is similar',
    () => shop.graph,
    `($n: Int!) { recommendations(maxResults: $n) { ${BOOK} similar { ${BOOK} } } }`,
    'recommendations',
  ],
  [
    'orders, items, books',
    () => agatha,
    `($n: Int!) { me { orders(first: $n) { nodes { total { amount } items { quantity book { ${BOOK} } } } } } }`,
    'me.orders.nodes',
  ],
  [
    'orders, promotion, customer, items, similar books',
    () => agatha,
    `($n: Int!) { me { orders(first: $n) { nodes { customer { username } promotion { book { title } } items { book { ${BOOK} similar { ${BOOK} } } } } } } }`,
    'me.orders.nodes',
  ],
  [
    'orders, their customer, the customer’s orders again',
    () => agatha,
    `($n: Int!) { me { orders(first: $n) { nodes { customer { username orders(first: 5) { nodes { items { book { title } } } } } } } } }`,
    'me.orders.nodes',
  ],
  [
    'the viewer’s recommendations with offers',
    () => agatha,
    `($n: Int!) { me { recommendations(maxResults: $n) { ${BOOK} similar { ${BOOK} } } } }`,
    'me.recommendations',
  ],
  [
    'users',
    () => admin,
    '($n: Int!) { users(first: $n) { nodes { username name phone email since } } }',
    'users.nodes',
  ],
  [
    'the journal and its users',
    () => admin,
    '($n: Int!) { journal(first: $n) { nodes { position user { username name phone } } } }',
    'journal.nodes',
  ],
];

async function statementsOf(who: Graph, query: string, list: string, n: number): Promise<string[]> {
  const ask = async () => {
    const answer = await who.get<Record<string, unknown>>(`query ${query}`, { n });
    const items = list.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], answer);
    expect(items).toHaveLength(n);
  };
  // The first time opens connections and caches keys.
  await ask();
  return log.during(ask);
}

test.each(operations)('%s', async (title, who, query, list) => {
  const one = await statementsOf(who(), query, list, 1);
  const fifty = await statementsOf(who(), query, list, 50);
  counted[title] = { 'for 1': one.length, 'for 50': fifty.length };
  expect(one.length).toBeGreaterThan(0);
  expect({ title, statements: fifty.length, sent: fifty }).toMatchObject({ statements: one.length });
});

test('buying', async () => {
  const buy = (n: number) => async () => {
    const items = Array.from({ length: n }, (_, index) => ({ bookId: String(index + 1) }));
    const bought = await agatha.get(
      'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename ... on CreateOrderSuccess { order { items { quantity } } } } }',
      { input: { idempotencyKey: randomUUID(), items } },
    );
    expect(bought).toMatchObject({ createOrder: { __typename: 'CreateOrderSuccess' } });
  };
  await buy(50)();
  const one = await log.during(buy(1));
  const fifty = await log.during(buy(50));
  counted['buying'] = { 'for 1': one.length, 'for 50': fifty.length };
  expect({ statements: fifty.length, sent: fifty }).toMatchObject({ statements: one.length });
});
