import { afterEach, expect, test } from '@jest/globals';

import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

afterEach(async () => {
  for (const subgraph of Object.values(shop.stack.subgraphs)) if (!subgraph.isRunning()) await subgraph.start();
});

const EVERYTHING = `{
  me { username orders(first: 1) { nodes { status items { quantity book { id title price { amount } } } } } }
  recommendations(maxResults: 1) { title price { amount } }
}`;

const some = expect.anything();
const down = (serviceName: string) =>
  expect.objectContaining({ extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName } });

test('without recommendations, users and orders work', async () => {
  const { graph } = await signIn(shop.graph, 'agatha');
  await shop.stack.subgraphs.recommendations.stop();
  const { data, errors } = await graph.ask(EVERYTHING);
  expect(data).toMatchObject({
    me: { username: 'agatha', orders: { nodes: [{ status: some, items: some }] } },
    recommendations: null,
  });
  expect(errors).toContainEqual(down('recommendations'));
});

test('without orders, users and recommendations work', async () => {
  const { graph } = await signIn(shop.graph, 'agatha');
  await shop.stack.subgraphs.orders.stop();
  const { data, errors } = await graph.ask(EVERYTHING);
  expect(data).toEqual({ me: { username: 'agatha', orders: null }, recommendations: [{ title: some, price: null }] });
  expect(errors).toContainEqual(down('orders'));
});

test('without users, signed-in users get recommendations and can buy', async () => {
  const { graph } = await signIn(shop.graph, 'agatha');
  await graph.get(EVERYTHING);
  await shop.stack.subgraphs.users.stop();
  const { data, errors } = await graph.ask(EVERYTHING);
  expect(data).toEqual({ me: null, recommendations: [{ title: some, price: { amount: some } }] });
  expect(errors).toEqual([down('users')]);

  const bought = await graph.ask(
    'mutation { createOrder(input: { idempotencyKey: "while-users-is-down", items: [{ bookId: "2" }] }) { __typename } }',
  );
  expect(bought.data).toEqual({ createOrder: { __typename: 'CreateOrderSuccess' } });
});

test('a recovered subgraph is used again without a restart', async () => {
  const { graph } = await signIn(shop.graph, 'agatha');
  await shop.stack.subgraphs.orders.stop();
  expect((await graph.ask('{ me { orders { nodes { id } } } }')).errors).toHaveLength(1);
  await shop.stack.subgraphs.orders.start();
  expect(await graph.get('{ me { orders(first: 1) { nodes { status } } } }')).toMatchObject({ me: { orders: some } });
});
