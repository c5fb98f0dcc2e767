import { decideOrder, type PlacedOrder } from './decideOrder.ts';
import type { Money } from './Money.ts';
import type { Offer } from './Offer.ts';
import type { OrderStatus } from './Order.ts';
import type { PurchaseItem } from './Purchase.ts';

/** An order of the past, and what became of it. What it cost follows from the offers. */
export interface PastOrder {
  readonly id: string;
  readonly customerId: string;
  readonly placedAt: Date;
  readonly status: OrderStatus;
  readonly canceledAt: Date | null;
  readonly items: readonly PurchaseItem[];
}

/**
 * The orders as the shop would have placed them, one after the other, at the prices given: so their totals and promotions obey
 * the very rules of new orders. Orders come in the sequence in which they were placed.
 *
 * @throws when an order could not have been placed.
 */
export function replayHistory(orders: readonly PastOrder[], prices: ReadonlyMap<string, Money>): PlacedOrder[] {
  const offers = new Map([...prices].map(([bookId, price]) => [bookId, abundantOffer(bookId, price)]));
  /** Until when each customer has the promotion in use. */
  const promotionUsedUntil = new Map<string, Date | null>();

  return orders.map(({ id, customerId, placedAt, status, canceledAt, items }) => {
    const usedUntil = promotionUsedUntil.get(customerId);
    const promotionUsed = usedUntil === null || (usedUntil !== undefined && usedUntil > placedAt);
    const situation = { offers, promotionUsed, orderId: id, now: placedAt };
    const decision = decideOrder({ customerId, idempotencyKey: id, items }, situation);
    if (decision.kind !== 'placed') throw new Error(`Order ${id} could not have been placed: ${decision.kind}.`);
    if (decision.promotion) promotionUsedUntil.set(customerId, canceledAt);
    return { ...decision, order: { ...decision.order, status, canceledAt } };
  });
}

/** What was in stock then is not known, and was enough. */
function abundantOffer(bookId: string, price: Money): Offer {
  return { bookId, price, stock: Number.MAX_SAFE_INTEGER, timesOrdered: 0 };
}
