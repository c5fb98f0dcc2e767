import DataLoader from 'dataloader';

import type { Order } from '../domain/Order.ts';
import type { OrderPage, OrderPageRequest, OrderRepository } from '../domain/OrderRepository.ts';

/** The loaders of one request through which a customer reads orders: never but the customer's own. */
export function createCustomerLoaders(repository: OrderRepository, customerId: string) {
  return {
    /** By id; null where the customer has no such order. */
    orders: new DataLoader<string, Order | null>(async (orderIds) => {
      const found = await repository.findMany(orderIds, customerId);
      const byId = new Map(found.map((order) => [order.id, order]));
      return orderIds.map((orderId) => byId.get(orderId) ?? null);
    }),
    /** The same page is read once, however often the answer holds it. Pages of different arguments share no statement. */
    orderPages: new DataLoader<OrderPageRequest, OrderPage, string>(
      (pages) => Promise.all(pages.map((page) => repository.findPage(customerId, page))),
      { batch: false, cacheKeyFn: (page) => JSON.stringify(page) },
    ),
  };
}
