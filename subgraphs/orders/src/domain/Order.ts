import { add, type Money, multiply } from './Money.ts';

/** A placed order waits to be shipped and can be canceled; a shipped one cannot. */
export type OrderStatus = 'PLACED' | 'SHIPPED' | 'CANCELED';

/** Books that a customer bought. */
export interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly status: OrderStatus;
  readonly placedAt: Date;
  /** Null unless the order is canceled. */
  readonly canceledAt: Date | null;
  /** The sum of the items. */
  readonly subtotal: Money;
  /** The subtotal less the promotion's discount. */
  readonly total: Money;
}

/** A book of an order; an order has one item a book. */
export interface OrderItem {
  readonly bookId: string;
  readonly quantity: number;
  /** The price of one copy when the order was placed; later price changes do not touch it. */
  readonly unitPrice: Money;
}

/** What an item costs. */
export function itemSubtotal({ unitPrice, quantity }: OrderItem): Money {
  return multiply(unitPrice, quantity);
}

/** What the items cost together. There must be at least one. */
export function orderSubtotal(items: readonly OrderItem[]): Money {
  return items.map(itemSubtotal).reduce(add);
}
