import { randomUUID } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { createOrder, placeOrder } from '../support/orders.ts';
import { register } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

const OFFER = 'query ($id: ID!) { book(id: $id) { price { amount currency } timesOrdered inStock } }';

interface Offered {
  readonly book: {
    readonly price: { readonly amount: number };
    readonly timesOrdered: number;
    readonly inStock: boolean;
  };
}

const offerOf = async (id: string) => (await shop.graph.get<Offered>(OFFER, { id })).book;

test('the price comes from the offer, and purchases reduce stock', async () => {
  const { graph } = await register(shop.graph);
  const before = await offerOf('10');
  const order = await placeOrder(graph, [{ bookId: '10', quantity: 2 }]);
  expect(order).toMatchObject({
    status: 'PLACED',
    subtotal: { amount: 2 * before.price.amount, currency: 'USD' },
    total: { amount: 2 * before.price.amount },
    promotion: null,
  });
  expect((await offerOf('10')).timesOrdered).toBe(before.timesOrdered + 2);
});

test('two books bought, one more free: the cheapest, once per customer', async () => {
  const { graph } = await register(shop.graph);
  const items = ['11', '12', '13'].map((bookId) => ({ bookId }));
  const prices = await Promise.all(items.map(async ({ bookId }) => (await offerOf(bookId)).price.amount));
  const cheapest = Math.min(...prices);

  const first = await placeOrder(graph, items);
  expect(first.promotion).toMatchObject({ discount: { amount: cheapest } });
  expect(first.total.amount).toBe(first.subtotal.amount - cheapest);
  expect((await placeOrder(graph, items)).promotion).toBeNull();
});

test('a repeated idempotency key returns the same order and is rejected for another one', async () => {
  const { graph } = await register(shop.graph);
  const key = randomUUID();
  const first = await createOrder(graph, [{ bookId: '14' }, { bookId: '15' }], key);
  const again = await createOrder(graph, [{ bookId: '15' }, { bookId: '14' }], key);
  expect(again.order?.id).toBe(first.order!.id);
  expect((await createOrder(graph, [{ bookId: '14' }], key)).__typename).toBe('IdempotencyKeyReused');
});

test('two customers may use the same idempotency key', async () => {
  const key = randomUUID();
  const outcomes = await Promise.all(
    [await register(shop.graph), await register(shop.graph)].map(({ graph }) =>
      createOrder(graph, [{ bookId: '16' }], key),
    ),
  );
  expect(new Set(outcomes.map(({ order }) => order!.id)).size).toBe(2);
});

test('books without an offer or stock cannot be ordered', async () => {
  const { graph } = await register(shop.graph);
  expect(await createOrder(graph, [{ bookId: '1' }, { bookId: '100000' }])).toMatchObject({
    __typename: 'BookNotOffered',
    bookId: '100000',
  });
  expect(await createOrder(graph, [{ bookId: '1' }, { bookId: '180' }])).toMatchObject({
    __typename: 'InsufficientStock',
    available: 0,
    book: { id: '180' },
  });
  expect(await graph.get('{ me { orders { nodes { id } } } }')).toEqual({ me: { orders: { nodes: [] } } });
});

const CANCEL =
  'mutation ($id: ID!) { cancelOrder(id: $id) { __typename ... on CancelOrderSuccess { order { status canceledAt } } } }';

test('cancelling returns stock and promotion once', async () => {
  const { graph } = await register(shop.graph);
  const before = await offerOf('17');
  const order = await placeOrder(graph, [{ bookId: '17', quantity: 3 }]);
  expect(order.promotion).not.toBeNull();

  const canceled = { __typename: 'CancelOrderSuccess', order: { status: 'CANCELED', canceledAt: expect.any(String) } };
  const outcomes = await Promise.all([1, 2, 3].map(() => graph.get(CANCEL, { id: order.id })));
  expect(outcomes).toEqual([1, 2, 3].map(() => ({ cancelOrder: canceled })));

  expect((await offerOf('17')).timesOrdered).toBe(before.timesOrdered);
  expect((await placeOrder(graph, [{ bookId: '17', quantity: 3 }])).promotion).not.toBeNull();
});

test('concurrent orders never oversell the last copies', async () => {
  const buyers = await Promise.all(Array.from({ length: 6 }, () => register(shop.graph)));
  const left = await stockOf('18');
  // All but three are taken first, in orders of at most 99 copies.
  for (let rest = left - 3; rest > 0; rest -= 99) {
    await placeOrder(buyers[0]!.graph, [{ bookId: '18', quantity: Math.min(rest, 99) }]);
  }
  const outcomes = await Promise.all(buyers.map(({ graph }) => createOrder(graph, [{ bookId: '18' }])));
  expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'CreateOrderSuccess'),
    ...Array.from({ length: 3 }, () => 'InsufficientStock'),
  ]);
  expect(await stockOf('18')).toBe(0);
  expect((await offerOf('18')).inStock).toBe(false);
});

/** The stock is told to nobody but a buyer who asks for too much. */
async function stockOf(bookId: string): Promise<number> {
  const { graph } = await register(shop.graph);
  const taken: string[] = [];
  for (;;) {
    const outcome = await createOrder(graph, [{ bookId, quantity: 99 }]);
    if (outcome.order) {
      taken.push(outcome.order.id);
      continue;
    }
    for (const id of taken) await graph.get(CANCEL, { id });
    return taken.length * 99 + outcome.available!;
  }
}
