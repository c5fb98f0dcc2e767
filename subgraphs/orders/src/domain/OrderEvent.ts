import type { Order } from './Order.ts';
import type { Offer } from './Offer.ts';
import type { PurchaseItem } from './Purchase.ts';

/** A fact that orders tells other services, in the transaction that makes it true. */
export type OrderEvent =
  | { readonly type: 'OrderPlaced'; readonly order: Order; readonly items: readonly PurchaseItem[] }
  | { readonly type: 'OrderCanceled'; readonly order: Order; readonly items: readonly PurchaseItem[] }
  | { readonly type: 'BookSoldOut'; readonly bookId: string }
  | { readonly type: 'BookRestocked'; readonly bookId: string };

/** What a purchase makes true. @param offers before it, by book id */
export function eventsOfPurchase(
  order: Order,
  items: readonly PurchaseItem[],
  offers: ReadonlyMap<string, Offer>,
): OrderEvent[] {
  const soldOut = items.filter(({ bookId, quantity }) => offers.get(bookId)?.stock === quantity);
  return [
    { type: 'OrderPlaced', order, items },
    ...soldOut.map(({ bookId }) => ({ type: 'BookSoldOut', bookId }) as const),
  ];
}

/** An item that went back to stock, and how many copies are in stock since. */
export interface ReturnedItem extends PurchaseItem {
  readonly stock: number;
}

/** What a cancellation makes true. */
export function eventsOfCancellation(order: Order, items: readonly ReturnedItem[]): OrderEvent[] {
  const restocked = items.filter(({ quantity, stock }) => stock === quantity);
  return [
    { type: 'OrderCanceled', order, items },
    ...restocked.map(({ bookId }) => ({ type: 'BookRestocked', bookId }) as const),
  ];
}
