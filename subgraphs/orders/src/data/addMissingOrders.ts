import { retryOnDeadlock } from '@online-books/service-kit/database/retryOnDeadlock';

import { type PastOrder, replayHistory } from '../domain/replayHistory.ts';
import type { Prisma, PrismaClient } from './prisma-client/client.ts';
import { storeOrders } from './storeOrders.ts';

/** A book that is for sale when the shop opens. */
export interface OpeningOffer {
  readonly bookId: number;
  readonly price: number;
  readonly currency: string;
  /** Copies that are left once the orders of the past are served. */
  readonly stock: number;
}

const LONGEST_MS = 60_000;

/**
 * Adds the offers and the orders that are not there yet, in a few statements. What is there stays as it is, whatever was
 * bought or canceled since. Several replicas may do this at once.
 *
 * @returns how many orders were added
 */
export function addMissingOrders(
  prisma: PrismaClient,
  offers: readonly OpeningOffer[],
  orders: readonly PastOrder[],
): Promise<number> {
  const options = { isolationLevel: 'ReadCommitted', maxWait: LONGEST_MS, timeout: LONGEST_MS } as const;
  return retryOnDeadlock(() => prisma.$transaction((client) => addMissing(client, offers, orders), options));
}

async function addMissing(
  client: Prisma.TransactionClient,
  offers: readonly OpeningOffer[],
  orders: readonly PastOrder[],
): Promise<number> {
  await addMissingOffers(client, offers);
  const missing = await withoutPresent(client, orders);
  if (missing.size === 0) return 0;

  const prices = new Map(offers.map(({ bookId, price, currency }) => [String(bookId), { amount: price, currency }]));
  const history = replayHistory(orders, prices).filter(({ order }) => missing.has(order.id));
  const customerIds = new Set(history.map(({ order }) => order.customerId));
  await client.customer.createMany({ data: [...customerIds].map((id) => ({ id })), skipDuplicates: true });
  await storeOrders(
    client,
    history.map((placed) => ({ ...placed, idempotencyKey: `opening-${placed.order.id}` })),
  );
  await countTimesOrdered(client);
  return history.length;
}

/** Locks the offers: replicas wait here for one another, and purchases for the count to be right. */
async function addMissingOffers(client: Prisma.TransactionClient, offers: readonly OpeningOffer[]): Promise<void> {
  const present = await client.$queryRaw<Array<{ bookId: number }>>`
    SELECT bookId FROM Offer FORCE INDEX (PRIMARY) ORDER BY bookId FOR UPDATE`;
  const presentIds = new Set(present.map(({ bookId }) => bookId));
  const missing = offers.filter(({ bookId }) => !presentIds.has(bookId));
  if (missing.length > 0) await client.offer.createMany({ data: missing, skipDuplicates: true });
}

/** The ids of the orders that are not there. */
async function withoutPresent(client: Prisma.TransactionClient, orders: readonly PastOrder[]): Promise<Set<string>> {
  const ids = orders.map(({ id }) => id);
  const present = await client.order.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const presentIds = new Set(present.map(({ id }) => id));
  return new Set(ids.filter((id) => !presentIds.has(id)));
}

/** Counted from the orders themselves, so that the two cannot disagree. */
async function countTimesOrdered(client: Prisma.TransactionClient): Promise<void> {
  await client.$executeRaw`
    UPDATE Offer SET timesOrdered = (
      SELECT COALESCE(SUM(OrderItem.quantity), 0)
      FROM OrderItem JOIN \`Order\` ON \`Order\`.id = OrderItem.orderId
      WHERE OrderItem.bookId = Offer.bookId AND \`Order\`.status <> 'CANCELED'
    )`;
}
