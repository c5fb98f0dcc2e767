import { uuidV7 } from '@online-books/service-kit/database/uuidV7';
import type { Viewer } from '@online-books/service-kit/identity/Viewer';

import { createLoaders } from './data/createLoaders.ts';
import { createOfferRepository } from './data/createOfferRepository.ts';
import { createOrderRepository } from './data/createOrderRepository.ts';
import { createPromotionReport } from './data/createPromotionReport.ts';
import { createRunInTransaction } from './data/createRunInTransaction.ts';
import type { PrismaClient } from './data/prisma-client/client.ts';
import type { Dependencies } from './domain/Dependencies.ts';
import type { Context } from './resolvers/Context.ts';

/** Wires repositories and use cases once, and makes the context of each request from its viewer. */
export function createContextFactory(prisma: PrismaClient): (request: { readonly viewer: Viewer | null }) => Context {
  const orders = createOrderRepository(prisma);
  const offers = createOfferRepository(prisma);
  const dependencies: Dependencies = {
    runInTransaction: createRunInTransaction(prisma),
    promotionReport: createPromotionReport(prisma),
    newOrderId: uuidV7,
    now: () => new Date(),
  };
  return ({ viewer }) => ({ viewer, loaders: createLoaders({ orders, offers }, viewer), dependencies });
}
