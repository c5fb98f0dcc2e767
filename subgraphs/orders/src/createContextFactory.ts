import { uuidV7 } from '@online-books/service-kit/database/uuidV7';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';

import { createCustomerLoaders } from './data/createCustomerLoaders.ts';
import { createLoaders } from './data/createLoaders.ts';
import { createOfferRepository } from './data/createOfferRepository.ts';
import { createOrderRepository } from './data/createOrderRepository.ts';
import { createRunInTransaction } from './data/createRunInTransaction.ts';
import type { PrismaClient } from './data/prisma-client/client.ts';
import { cancelOrder } from './domain/cancelOrder.ts';
import { createOrder } from './domain/createOrder.ts';
import type { Context } from './resolvers/Context.ts';

/** Makes what a request works with: its loaders, and what its viewer may do. */
export function createContextFactory(prisma: PrismaClient): (viewer: Viewer | null) => Context {
  const orders = createOrderRepository(prisma);
  const offers = createOfferRepository(prisma);
  const ports = { runInTransaction: createRunInTransaction(prisma), newOrderId: uuidV7, now: () => new Date() };

  return (viewer) => {
    const loaders = createLoaders(orders, offers);
    if (!viewer) return { viewer, loaders };
    const own = createCustomerLoaders(orders, viewer.id);

    /** What was read before a mutation may be stale behind it, for the next mutation of the same request. */
    function forget(): void {
      for (const loader of [...Object.values(loaders), ...Object.values(own)]) loader.clearAll();
    }

    return {
      loaders,
      viewer: {
        ...viewer,
        ...own,
        createOrder: (request) => createOrder(viewer.id, request, ports).finally(forget),
        cancelOrder: (orderId) => cancelOrder(orderId, viewer.id, ports).finally(forget),
      },
    };
  };
}
