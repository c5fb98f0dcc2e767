import { toPage } from '@online-books/service-kit/pagination/Page';

import type { PromotionReport } from '../domain/PromotionReport.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** The uses of the promotion in the database, read along the primary key. */
export function createPromotionReport(prisma: PrismaClient): PromotionReport {
  return {
    async page(request) {
      const { limit, from, after, before } = request;
      const rows = await prisma.promotionRedemption.findMany({
        where: { orderId: { ...(after !== null && { gt: after }), ...(before !== null && { lt: before }) } },
        orderBy: { orderId: from === 'start' ? 'asc' : 'desc' },
        take: limit + 1,
        include: { order: { select: { currency: true } } },
      });
      return toPage(
        rows.map(({ orderId, customerId, bookId, discount, redeemedAt, releasedAt, order }) => ({
          orderId,
          customerId,
          bookId: String(bookId),
          discount: { amount: discount, currency: order.currency },
          usedAt: redeemedAt,
          releasedAt,
        })),
        request,
      );
    },
  };
}
