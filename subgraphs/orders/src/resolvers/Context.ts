import type { Viewer } from '@online-books/service-kit/identity/Viewer';

import type { AppliedPromotion } from '../domain/AppliedPromotion.ts';
import type { CancelOrderOutcome } from '../domain/cancelOrder.ts';
import type { CreateOrderOutcome } from '../domain/createOrder.ts';
import type { Offer } from '../domain/Offer.ts';
import type { Order, OrderItem } from '../domain/Order.ts';
import type { OrderPage, OrderPageRequest } from '../domain/OrderRepository.ts';
import type { PurchaseRequest } from '../domain/Purchase.ts';

/** Reads one of many by one statement for all, once a request. */
export interface Loader<Key, Value> {
  load(key: Key): Promise<Value>;
}

/** A signed-in user, and all that such a user may do here: nothing of it can be done for anybody else. */
export interface Customer extends Viewer {
  /** By id; null when the customer has no such order. */
  readonly orders: Loader<string, Order | null>;
  /** Newest first. */
  readonly orderPages: Loader<OrderPageRequest, OrderPage>;
  createOrder(request: PurchaseRequest): Promise<CreateOrderOutcome>;
  cancelOrder(orderId: string): Promise<CancelOrderOutcome>;
}

/** What resolvers work with, made anew for each request. */
export interface Context {
  /** Null for a visitor. */
  readonly viewer: Customer | null;
  readonly loaders: {
    readonly items: Loader<Order, OrderItem[]>;
    readonly promotions: Loader<Order, AppliedPromotion | null>;
    /** By book id; null when the book is not offered. */
    readonly offers: Loader<string, Offer | null>;
  };
}
