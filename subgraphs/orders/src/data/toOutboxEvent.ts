import { uuidV7 } from '@online-books/service-kit/database/uuidV7';
import type { OutboxEvent } from '@online-books/service-kit/outbox/OutboxEvent';

import type { OrderEvent } from '../domain/OrderEvent.ts';

/**
 * An event as it is stored. An order is placed once and canceled once, so the ids of these events follow from the order's: its own
 * UUID, and the same as one of version 8 (RFC 9562, section 5.8). What is published again is not stored again.
 */
export function toOutboxEvent(event: OrderEvent): OutboxEvent {
  switch (event.type) {
    case 'OrderPlaced':
      return { ...orderColumns(event), id: event.order.id };
    case 'OrderCanceled':
      return { ...orderColumns(event), id: event.order.id.replace(/^(.{14})./, '$18') };
    case 'BookSoldOut':
    case 'BookRestocked': {
      const { type, bookId } = event;
      return { id: uuidV7(), aggregatetype: 'Book', aggregateid: bookId, type, payload: { bookId } };
    }
  }
}

function orderColumns({ type, order, items }: Extract<OrderEvent, { type: 'OrderPlaced' | 'OrderCanceled' }>) {
  const { id, customerId, placedAt, canceledAt } = order;
  const payload = {
    orderId: id,
    customerId,
    placedAt,
    ...(canceledAt && { canceledAt }),
    items: items.map(({ bookId, quantity }) => ({ bookId, quantity })),
  };
  return { aggregatetype: 'Order', aggregateid: id, type, payload };
}
