import { appendToOutbox } from '@online-books/service-kit/outbox/appendToOutbox';

import type { OrderEvent } from '../domain/OrderEvent.ts';
import { orderColumns, type OrderRow, toOrder } from './orderRow.ts';
import type { PrismaClient } from './prisma-client/client.ts';
import { toOutboxEvent } from './toOutboxEvent.ts';

const PAGE = 200;

/**
 * Publishes the orders that were stored without an event: those of releases before the outbox, and those that a seed adds. Orders go
 * in the sequence of their ids, which is that of time. Publishing again changes nothing, and several replicas may do so at once.
 */
export async function publishPastOrders(prisma: PrismaClient): Promise<void> {
  for (let after = ''; ;) {
    const rows = await prisma.order.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { ...orderColumns, items: { select: { bookId: true, quantity: true } } },
    });
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
    await appendMissing(prisma, rows.flatMap(eventsOf));
  }
  await publishSoldOutBooks(prisma);
}

interface PastOrderRow extends OrderRow {
  readonly items: ReadonlyArray<{ readonly bookId: number; readonly quantity: number }>;
}

function eventsOf({ items: itemRows, ...row }: PastOrderRow): OrderEvent[] {
  const order = toOrder(row);
  const items = itemRows.map(({ bookId, quantity }) => ({ bookId: String(bookId), quantity }));
  const placed = { type: 'OrderPlaced', order: { ...order, canceledAt: null }, items } as const;
  return order.canceledAt ? [placed, { type: 'OrderCanceled', order, items }] : [placed];
}

async function appendMissing(prisma: PrismaClient, orderEvents: readonly OrderEvent[]): Promise<void> {
  const events = orderEvents.map(toOutboxEvent);
  const ids = events.map(({ id }) => id);
  const stored = await prisma.outboxEvent.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const storedIds = new Set(stored.map(({ id }) => id));
  await appendToOutbox(
    prisma,
    events.filter(({ id }) => !storedIds.has(id)),
  );
}

/** Books that nothing was published of. */
async function publishSoldOutBooks(prisma: PrismaClient): Promise<void> {
  const soldOut = await prisma.offer.findMany({ where: { stock: 0 }, select: { bookId: true } });
  const ids = soldOut.map(({ bookId }) => String(bookId));
  const published = await prisma.outboxEvent.findMany({
    where: { aggregatetype: 'Book', aggregateid: { in: ids } },
    select: { aggregateid: true },
  });
  const publishedIds = new Set(published.map(({ aggregateid }) => aggregateid));
  const missing = ids.filter((id) => !publishedIds.has(id));
  await appendToOutbox(
    prisma,
    missing.map((bookId) => toOutboxEvent({ type: 'BookSoldOut', bookId })),
  );
}
