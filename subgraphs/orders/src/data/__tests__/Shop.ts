import { createDatabaseAdapter } from '@online-books/service-kit/database/createDatabaseAdapter';
import { uuidV7 } from '@online-books/service-kit/database/uuidV7';
import { createTestDatabase } from '@online-books/tools/testing/createTestDatabase';

import { cancelOrder } from '../../domain/cancelOrder.ts';
import { createOrder } from '../../domain/createOrder.ts';
import { createLoaders } from '../createLoaders.ts';
import { createOfferRepository } from '../createOfferRepository.ts';
import { createOrderRepository } from '../createOrderRepository.ts';
import { createRunInTransaction } from '../createRunInTransaction.ts';
import { PrismaClient } from '../prisma-client/client.ts';

/** Book id and quantity. */
export type Basket = ReadonlyArray<readonly [bookId: string, quantity: number]>;

/** The use cases on a real database of the test's own. */
export type Shop = Awaited<ReturnType<typeof openShop>>;

export const ALICE = '01900000-0000-7000-8000-00000000a11c';
export const BOB = '01900000-0000-7000-8000-000000000b0b';

export const usd = (amount: number) => ({ amount, currency: 'USD' });

/** So many customers. */
export const customers = (count: number) => Array.from({ length: count }, () => uuidV7());

export async function openShop() {
  const database = await createTestDatabase('orders');
  const prisma = new PrismaClient({
    adapter: createDatabaseAdapter({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: 10 }),
    log: [{ emit: 'event', level: 'query' }],
  });
  const statements: string[] = [];
  prisma.$on('query', ({ query }) => void (query.startsWith('--') || statements.push(query)));
  const orders = createOrderRepository(prisma);
  const offers = createOfferRepository(prisma);
  const dependencies = { runInTransaction: createRunInTransaction(prisma), newOrderId: uuidV7, now: () => new Date() };

  return {
    prisma,
    orders,
    /** The loaders of a request of this user. */
    loadersOf: (id: string) => createLoaders({ orders, offers }, { id, scopes: new Set() }),
    /** Offers a book, with nothing ordered yet; a price in cents. */
    offer: async (bookId: string, { stock = 1000, price = 1000 } = {}) => {
      await prisma.offer.create({ data: { bookId: Number(bookId), price, currency: 'USD', stock } });
    },
    buy: (customerId: string, basket: Basket, idempotencyKey: string = uuidV7()) => {
      const items = basket.map(([bookId, quantity]) => ({ bookId, quantity }));
      return createOrder(dependencies, customerId, { idempotencyKey, items });
    },
    cancel: (orderId: string, customerId: string) => cancelOrder(dependencies, customerId, orderId),
    /** What is left and what was ordered of a book. */
    offerOf: async (bookId: string) => {
      const offer = (await offers.findMany([bookId])).get(bookId);
      return { stock: offer?.stock, timesOrdered: offer?.timesOrdered };
    },
    /** The statements that `work` sends, in order, without BEGIN and COMMIT. */
    statementsOf: async (work: () => Promise<unknown>) => {
      statements.length = 0;
      await work();
      return [...statements];
    },
    close: async () => {
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

/** The order of an outcome that must have one. */
export function orderIn<Order>(outcome: { readonly kind: string; readonly order?: Order }): Order {
  if (!outcome.order) throw new Error(`The outcome is ${outcome.kind}.`);
  return outcome.order;
}
