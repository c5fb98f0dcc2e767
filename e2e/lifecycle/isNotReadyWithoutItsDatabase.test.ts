import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';

import { useFaultyShop } from '../faults/support/useFaultyShop.ts';
import { createOrder } from '../support/orders.ts';
import { register } from '../support/people.ts';
import { lockTable } from './support/lockTable.ts';

const shop = useFaultyShop({});

async function health(at: 'live' | 'ready'): Promise<[number, string]> {
  const response = await fetch(new URL(`/health/${at}`, shop.stack.subgraphs.orders.url));
  return [response.status, ((await response.json()) as { status: string }).status];
}

async function untilReady(): Promise<void> {
  while ((await health('ready'))[0] !== 200) await delay(20);
}

const unavailable = (path: string) => [
  {
    message: expect.any(String),
    path: [path],
    extensions: { code: 'SERVICE_UNAVAILABLE', serviceName: 'orders' },
  },
];

let isDown = false;
async function stopDatabase(): Promise<void> {
  isDown = true;
  await shop.databases.orders.stop();
}
async function startDatabase(): Promise<void> {
  if (isDown) await shop.databases.orders.start();
  isDown = false;
}
afterEach(startDatabase);

test('a subgraph without its database is live, not ready, and ready again with the database', async () => {
  expect(await health('ready')).toEqual([200, 'ready']);

  await stopDatabase();
  expect(await health('live')).toEqual([200, 'live']);
  expect(await health('ready')).toEqual([503, 'unavailable']);

  await startDatabase();
  await untilReady();
});

test('a failed request is reported in time and has no later effect', async () => {
  const { graph } = await register(shop.graph);
  const orders = '{ me { orders(first: 5) { nodes { id } } } }';
  expect(await graph.get(orders)).toEqual({ me: { orders: { nodes: [] } } });

  await stopDatabase();
  expect((await graph.ask('{ order(id: "1") { id } }')).errors).toEqual(unavailable('order'));
  const buying = 'mutation ($input: CreateOrderInput!) { createOrder(input: $input) { __typename } }';
  const input = { idempotencyKey: randomUUID(), items: [{ bookId: '1', quantity: 1 }] };
  expect((await graph.ask(buying, { input })).errors).toEqual(unavailable('createOrder'));

  await startDatabase();
  await untilReady();
  expect(await graph.get(orders)).toEqual({ me: { orders: { nodes: [] } } });
  expect(await createOrder(graph, [{ bookId: '1' }])).toMatchObject({ __typename: 'CreateOrderSuccess' });
});

test('a query that was running when the database failed is reported', async () => {
  const table = await lockTable(shop.stack.databases.orders, 'Offer');
  const asked = shop.graph.ask('{ book(id: "1") { inStock } }');
  await table.untilAwaited();

  await stopDatabase();

  expect(await asked).toEqual({
    status: 200,
    data: { book: { inStock: null } },
    errors: [expect.objectContaining({ extensions: { code: 'SERVICE_UNAVAILABLE', serviceName: 'orders' } })],
  });
  await table.unlock();
});
