import type { PlacedOrder } from './decideOrder.ts';
import type { Offer } from './Offer.ts';
import type { Order } from './Order.ts';
import type { OrderEvent, ReturnedItem } from './OrderEvent.ts';
import type { Purchase } from './Purchase.ts';

/** What the use cases read and write in one transaction. What is locked stays so until the transaction ends. */
export interface OrderTransaction {
  /** Makes the customer's other purchases wait. Whether there is one: who never bought cannot be locked. */
  lockCustomer(customerId: string): Promise<boolean>;
  /** Adds a customer; who is there meanwhile stays. */
  addCustomer(customerId: string): Promise<void>;
  /** The customer's earlier order with this purchase's idempotency key, and whether it was for the same items. */
  findEarlierOrder(purchase: Purchase): Promise<{ readonly order: Order; readonly sameItems: boolean } | null>;
  /** Whether the customer has used the promotion, in an order that is not canceled. */
  hasUsedPromotion(customerId: string): Promise<boolean>;
  /** The offers of these books, by book id, locked. Books that are not offered are left out. */
  lockOffers(bookIds: readonly string[]): Promise<ReadonlyMap<string, Offer>>;
  /** Stores an order and takes its copies out of stock. */
  store(purchase: Purchase, placed: PlacedOrder): Promise<void>;
  /** The customer's order, locked; null if there is none with this id, or it is another customer's. A null customer: anyone's. */
  lockOrder(orderId: string, customerId: string | null): Promise<Order | null>;
  /** Stores that an order is shipped. */
  storeShipment(orderId: string): Promise<void>;
  /** Stores that an order is canceled, puts its copies back in stock and releases its promotion. Returns what went back. */
  storeCancellation(orderId: string, canceledAt: Date): Promise<ReturnedItem[]>;
  /** Tells other services, once the transaction is committed. */
  publish(events: readonly OrderEvent[]): Promise<void>;
}

/**
 * Runs `work` in a transaction: all that it stored is there afterwards, or, when it throws, nothing. It may be run again
 * from the start, so it must do nothing else; it is when another of the customer's first purchases has used the same
 * idempotency key, or the promotion, since it looked.
 */
export type RunInTransaction = <Result>(work: (transaction: OrderTransaction) => Promise<Result>) => Promise<Result>;
