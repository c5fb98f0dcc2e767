import type { AppliedPromotion } from '../domain/AppliedPromotion.ts';
import type { Order, OrderItem } from '../domain/Order.ts';

export interface OrderItemRow {
  readonly bookId: number;
  readonly quantity: number;
  readonly unitPrice: number;
}

export interface PromotionRow {
  readonly bookId: number;
  readonly discount: number;
}

/** Makes the rows of many orders findable by their order. */
export function groupByOrder<Row extends { readonly orderId: string }>(rows: readonly Row[]): (order: Order) => Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.orderId);
    if (group) group.push(row);
    else groups.set(row.orderId, [row]);
  }
  return ({ id }) => groups.get(id) ?? [];
}

/** An item's price is in the currency of its order. */
export function toOrderItem({ bookId, quantity, unitPrice }: OrderItemRow, { subtotal }: Order): OrderItem {
  return { bookId: String(bookId), quantity, unitPrice: { amount: unitPrice, currency: subtotal.currency } };
}

/** A discount is in the currency of its order. */
export function toAppliedPromotion({ bookId, discount }: PromotionRow, { subtotal }: Order): AppliedPromotion {
  return { bookId: String(bookId), discount: { amount: discount, currency: subtotal.currency } };
}
