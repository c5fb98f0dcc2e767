import DataLoader from 'dataloader';

import type { Offer } from '../domain/Offer.ts';
import type { OfferRepository } from '../domain/OfferRepository.ts';
import type { Order } from '../domain/Order.ts';
import type { OrderRepository } from '../domain/OrderRepository.ts';

const byId = { cacheKeyFn: ({ id }: Order) => id };

/** The loaders of one request that need no customer: what belongs to an order at hand, and the offers. */
export function createLoaders(orders: OrderRepository, offers: OfferRepository) {
  return {
    items: new DataLoader((of: readonly Order[]) => orders.findItems(of), byId),
    promotions: new DataLoader((of: readonly Order[]) => orders.findPromotions(of), byId),
    offers: new DataLoader<string, Offer | null>(async (bookIds) => {
      const found = await offers.findMany(bookIds);
      return bookIds.map((bookId) => found.get(bookId) ?? null);
    }),
  };
}
