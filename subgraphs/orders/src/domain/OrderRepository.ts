import type { Page } from '@online-books/service-kit/pagination/Page';
import type { PageRequest } from '@online-books/service-kit/pagination/PageRequest';

import type { AppliedPromotion } from './AppliedPromotion.ts';
import type { Order, OrderItem } from './Order.ts';

/** Where an order stands in a customer's list. */
export type OrderPosition = Pick<Order, 'placedAt' | 'id'>;

export type OrderPageRequest = PageRequest<OrderPosition>;

/** Reads orders. Whose they must be is always said, so that no caller can forget to ask. */
export interface OrderRepository {
  /** Those of these orders that are the customer's, in any sequence. Ids of any form may be asked for. */
  findMany(orderIds: readonly string[], customerId: string): Promise<Order[]>;
  /** The customer's orders, newest first. */
  findPage(customerId: string, page: OrderPageRequest): Promise<Page<Order>>;
  /** How many orders the customer has. */
  count(customerId: string): Promise<number>;
  /** The items of each of these orders, by ascending book id. Who has an order may see what is in it. */
  findItems(orders: readonly Order[]): Promise<OrderItem[][]>;
  /** The promotion of each of these orders; null where none was used. */
  findPromotions(orders: readonly Order[]): Promise<Array<AppliedPromotion | null>>;
}
