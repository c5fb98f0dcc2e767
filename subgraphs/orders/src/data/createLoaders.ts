import { memoize } from '@online-books/service-kit/loaders/memoize';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import { toPage } from '@online-books/service-kit/pagination/Page';
import DataLoader from 'dataloader';

import type { Offer } from '../domain/Offer.ts';
import type { OfferRepository } from '../domain/OfferRepository.ts';
import type { Order } from '../domain/Order.ts';
import type { OrderPageRequest, OrderPosition, OrderRepository } from '../domain/OrderRepository.ts';

const byOrderId = { cacheKeyFn: ({ id }: Order) => id };

/** The loaders of one request. Orders are those of its viewer alone; an anonymous request has none. */
export function createLoaders(
  { orders, offers }: { readonly orders: OrderRepository; readonly offers: OfferRepository },
  viewer: Viewer | null,
) {
  return {
    /** By id; null where the viewer has no such order. */
    orderById: new DataLoader<string, Order | null>(async (orderIds) => {
      const found = viewer ? await orders.findMany(orderIds, viewer.id) : [];
      const byId = new Map(found.map((order) => [order.id, order]));
      return orderIds.map((orderId) => byId.get(orderId) ?? null);
    }),
    /** The viewer's orders, newest first. */
    orderPage: memoize(async (page: OrderPageRequest) =>
      viewer ? orders.findPage(viewer.id, page) : toPage<Order, OrderPosition>([], page),
    ),
    /** By customer. */
    orderCount: memoize((customerId: string) => orders.count(customerId)),
    itemsOfOrder: new DataLoader((of: readonly Order[]) => orders.findItems(of), byOrderId),
    promotionOfOrder: new DataLoader((of: readonly Order[]) => orders.findPromotions(of), byOrderId),
    /** By book id; null where the book is not offered. */
    offerOfBook: new DataLoader<string, Offer | null>(async (bookIds) => {
      const found = await offers.findMany(bookIds);
      return bookIds.map((bookId) => found.get(bookId) ?? null);
    }),
  };
}
