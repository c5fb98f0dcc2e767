import type { Viewer } from '@online-books/service-kit/identity/Viewer';
import type { Memoized } from '@online-books/service-kit/loaders/memoize';
import type { Page } from '@online-books/service-kit/pagination/Page';
import type DataLoader from 'dataloader';

import type { AppliedPromotion } from '../domain/AppliedPromotion.ts';
import type { Dependencies } from '../domain/Dependencies.ts';
import type { Offer } from '../domain/Offer.ts';
import type { Order, OrderItem } from '../domain/Order.ts';
import type { OrderPageRequest } from '../domain/OrderRepository.ts';

/** What the resolvers of one request share. */
export interface Context {
  /** Null for an anonymous request. */
  readonly viewer: Viewer | null;
  readonly loaders: {
    /** Null where the viewer has no such order. */
    readonly orderById: DataLoader<string, Order | null>;
    /** The viewer's orders, newest first. */
    readonly orderPage: Memoized<OrderPageRequest, Page<Order>>;
    /** By customer. */
    readonly orderCount: Memoized<string, number>;
    readonly itemsOfOrder: DataLoader<Order, OrderItem[], string>;
    readonly promotionOfOrder: DataLoader<Order, AppliedPromotion | null, string>;
    /** By book id; null where the book is not offered. */
    readonly offerOfBook: DataLoader<string, Offer | null>;
  };
  /** What the use cases work with. */
  readonly dependencies: Dependencies;
}
