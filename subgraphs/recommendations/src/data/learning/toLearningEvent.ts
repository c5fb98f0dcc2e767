import { parseIntegerId } from '@online-books/service-kit/database/parseIntegerId';
import type { FeedEvent } from '@online-books/service-kit/outbox/OutboxEvent';
import { z } from 'zod';

import type { LearningEvent } from '../../domain/learning/LearningEvent.ts';

const MS_A_DAY = 86_400_000;

const bookId = z.string().transform((text, context) => {
  const id = parseIntegerId(text);
  if (id === null) context.addIssue('is no id of a book');
  return id ?? z.NEVER;
});
const items = z.array(z.object({ bookId })).transform((list) => [...new Set(list.map((item) => item.bookId))]);
const readerId = z.string().max(36);

/** The payloads of the events that the model learns from, as far as it reads them. */
const schemas = {
  OrderPlaced: z.object({ customerId: readerId, placedAt: z.iso.datetime(), items }),
  OrderCanceled: z.object({ customerId: readerId, items }),
  BookSoldOut: z.object({ bookId }),
  BookRestocked: z.object({ bookId }),
};

/**
 * What an event of the orders feed teaches; null for events of other types, which the feed may have one day.
 *
 * @throws ZodError when the payload is not that of its type
 */
export function toLearningEvent({ type, payload }: Pick<FeedEvent, 'type' | 'payload'>): LearningEvent | null {
  switch (type) {
    case 'OrderPlaced': {
      const { customerId, placedAt, items: bookIds } = schemas.OrderPlaced.parse(payload);
      return { type, readerId: customerId, at: Date.parse(placedAt) / MS_A_DAY, bookIds };
    }
    case 'OrderCanceled': {
      const { customerId, items: bookIds } = schemas.OrderCanceled.parse(payload);
      return { type, readerId: customerId, bookIds };
    }
    case 'BookSoldOut':
    case 'BookRestocked':
      return { type, ...schemas[type].parse(payload) };
    default:
      return null;
  }
}
