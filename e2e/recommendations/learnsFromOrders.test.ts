import { beforeAll, expect, test } from '@jest/globals';

import type { Graph } from '../support/Graph.ts';
import { createOrder, placeOrder } from '../support/orders.ts';
import { type Person, register, signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

interface Recommended {
  readonly id: string;
  readonly reason: { readonly kind: string; readonly book: { readonly id: string; readonly title: string } | null };
}

const LIST =
  'query ($n: Int!, $c: Category) { recommendations(maxResults: $n, category: $c) { id reason { kind book { id title } } } }';

async function listOf(graph: Graph, n = 50, c: string | null = null): Promise<readonly Recommended[]> {
  return (await graph.get<{ recommendations: readonly Recommended[] }>(LIST, { n, c })).recommendations;
}

const cancel = (graph: Graph, id: string) =>
  graph.get('mutation ($id: ID!) { cancelOrder(id: $id) { __typename } }', { id });

/** Asks until the feed has brought what happened. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(setImmediate);
}

const isIn = async (graph: Graph, bookId: string) => (await listOf(graph)).some(({ id }) => id === bookId);

let krishna: Person;
let agatha: Person;
beforeAll(async () => {
  [krishna, agatha] = [await signIn(shop.graph, 'krishna'), await signIn(shop.graph, 'agatha')];
  // Krishna's last order is one of the last that are seeded.
  await until(async () => !(await isIn(krishna.graph, '27')));
});

test('the seeded orders are learned from: lists are personal, and say why', async () => {
  const [his, hers] = [await listOf(krishna.graph, 10), await listOf(agatha.graph, 10)];
  expect(his.map(({ id }) => id)).not.toEqual(hers.map(({ id }) => id));
  for (const list of [his, hers]) {
    const together = list.filter(({ reason }) => reason.kind === 'BOUGHT_TOGETHER');
    expect(together.length).toBeGreaterThan(0);
    for (const { id, reason } of together) expect(reason.book?.id).not.toBe(id);
  }
  const because = new Set(his.map(({ reason }) => reason.book?.id).filter((id) => id !== undefined));
  expect([...because].every((id) => id === '13' || id === '27')).toBe(true);
});

test('a visitor gets what is popular, with that reason', async () => {
  const all = await listOf(shop.graph, 5);
  expect(new Set(all.map(({ reason }) => reason.kind))).toEqual(new Set(['POPULAR']));
  const mysteries = await listOf(shop.graph, 5, 'MYSTERY');
  expect(mysteries.map(({ reason }) => reason)).toEqual(
    Array.from({ length: 5 }, () => ({ kind: 'POPULAR_IN_CATEGORY', book: null })),
  );
});

test('a book outside of a list has no reason', async () => {
  expect(await shop.graph.get('{ book(id: "1") { reason { kind } } }')).toEqual({ book: { reason: null } });
});

test('what is similar says that readers bought it near the book', async () => {
  const { book } = await shop.graph.get<{ book: { similar: readonly Recommended[] } }>(
    '{ book(id: "4") { similar(maxResults: 5) { id reason { kind book { id title } } } } }',
  );
  expect(book.similar[0]?.reason).toMatchObject({ kind: 'BOUGHT_TOGETHER', book: { id: '4' } });
});

test('what is bought leaves the list, and what is canceled may come back', async () => {
  const reader = await register(shop.graph);
  const [first] = await listOf(reader.graph, 1);
  const order = await placeOrder(reader.graph, [{ bookId: first!.id }]);
  await until(async () => !(await isIn(reader.graph, first!.id)));
  await cancel(reader.graph, order.id);
  await until(() => isIn(reader.graph, first!.id));
});

test('a book that is sold out is recommended to nobody until a cancellation restocks it', async () => {
  const reader = await register(shop.graph);
  const other = await register(shop.graph);
  const bookId = (await listOf(other.graph, 3))[2]!.id;
  const orders: string[] = [];
  for (let quantity = 99; quantity > 0;) {
    const { order, available } = await createOrder(reader.graph, [{ bookId, quantity }]);
    if (order) orders.push(order.id);
    else quantity = available ?? 0;
  }
  await until(async () => !(await isIn(other.graph, bookId)));
  await cancel(reader.graph, orders[0]!);
  await until(() => isIn(other.graph, bookId));
});

test('a list with reasons is private to every cache', async () => {
  for (const query of [
    '{ recommendations { reason { kind } } }',
    '{ book(id: "4") { similar { reason { kind } } } }',
  ]) {
    const response = await fetch(`${shop.stack.gateway.url}?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/graphql-response+json', 'apollo-require-preflight': 'true' },
    });
    expect([query, response.headers.get('cache-control')]).toEqual([query, 'max-age=60, private']);
  }
});
