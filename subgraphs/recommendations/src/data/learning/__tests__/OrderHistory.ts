import { randomUUID } from 'node:crypto';

import type { FeedEvent } from '@online-books/service-kit/outbox/OutboxEvent';

import { createRandom } from '../../../evaluation/createRandom.ts';

const READERS = Array.from({ length: 12 }, (_, index) => `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`);

/** Orders, cancellations and changes of stock of a few readers and books, in the events of the feed, numbered from 1 on. */
export function createOrderHistory(seed: number, length: number): readonly FeedEvent[] {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const placed: Array<{ readonly customerId: string; readonly items: unknown; readonly orderId: string }> = [];
  return Array.from({ length }, (_, index) => {
    const position = index + 1;
    const placedAt = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
    const kind = random();
    if (kind < 0.15 && placed.length > 0) {
      const [order] = placed.splice(below(placed.length), 1);
      return toEvent(position, 'OrderCanceled', { ...order, placedAt });
    }
    if (kind < 0.2) {
      const type = random() < 0.5 ? 'BookSoldOut' : 'BookRestocked';
      return toEvent(position, type, { bookId: String(1 + below(40)) });
    }
    const order = {
      orderId: randomUUID(),
      customerId: READERS[below(READERS.length)]!,
      items: Array.from(new Set(Array.from({ length: 1 + below(3) }, () => String(1 + below(40)))), (bookId) => ({
        bookId,
        quantity: 1 + below(3),
      })),
    };
    placed.push(order);
    return toEvent(position, 'OrderPlaced', { ...order, placedAt });
  });
}

/** The readers of such a history, and one who has bought nothing. */
export const readersOfHistory = [...READERS, '01900000-0000-7000-8000-00000000f00d'];

export function toEvent(position: number, type: string, payload: FeedEvent['payload']): FeedEvent {
  return { position, id: randomUUID(), aggregatetype: 'Order', aggregateid: String(position), type, payload };
}
