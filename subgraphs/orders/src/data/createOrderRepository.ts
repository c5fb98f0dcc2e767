import { toPage } from '@online-books/service-kit/pagination/Page';

import type { Order } from '../domain/Order.ts';
import type { OrderPosition, OrderRepository } from '../domain/OrderRepository.ts';
import { isOrderKey } from './isOrderKey.ts';
import { groupByOrder, toAppliedPromotion, toOrderItem } from './orderParts.ts';
import { orderColumns, toOrder } from './orderRow.ts';
import type { Prisma, PrismaClient } from './prisma-client/client.ts';

/** Orders out of the database, each method by one statement. */
export function createOrderRepository(prisma: PrismaClient): OrderRepository {
  return {
    async findMany(orderIds, customerId) {
      const where = { id: { in: orderIds.filter(isOrderKey) }, customerId };
      const rows = await prisma.order.findMany({ where, select: orderColumns });
      return rows.map(toOrder);
    },

    async findPage(customerId, request) {
      const { limit, from, after, before } = request;
      const direction = from === 'start' ? 'desc' : 'asc';
      const rows = await prisma.order.findMany({
        where: { customerId, AND: [...(after ? [olderThan(after)] : []), ...(before ? [newerThan(before)] : [])] },
        orderBy: [{ placedAt: direction }, { id: direction }],
        // One more than requested shows whether there is another page.
        take: limit + 1,
        select: orderColumns,
      });
      return toPage(rows.map(toOrder), request);
    },

    count: (customerId) => prisma.order.count({ where: { customerId } }),

    async findItems(orders) {
      const rows = await prisma.orderItem.findMany({ where: partOf(orders), orderBy: { bookId: 'asc' } });
      const rowsOf = groupByOrder(rows);
      return orders.map((order) => rowsOf(order).map((row) => toOrderItem(row, order)));
    },

    async findPromotions(orders) {
      const select = { orderId: true, bookId: true, discount: true };
      const rowsOf = groupByOrder(await prisma.promotionRedemption.findMany({ where: partOf(orders), select }));
      return orders.map((order) => rowsOf(order).map((row) => toAppliedPromotion(row, order))[0] ?? null);
    },
  };
}

function partOf(orders: readonly Order[]) {
  return { orderId: { in: orders.map(({ id }) => id) } };
}

// Both are written so that the index is entered at the position: the first condition bounds it, the rest skips rows within one
// millisecond.

function olderThan({ placedAt, id }: OrderPosition): Prisma.OrderWhereInput {
  return { placedAt: { lte: placedAt }, OR: [{ placedAt: { lt: placedAt } }, { id: { lt: id } }] };
}

function newerThan({ placedAt, id }: OrderPosition): Prisma.OrderWhereInput {
  return { placedAt: { gte: placedAt }, OR: [{ placedAt: { gt: placedAt } }, { id: { gt: id } }] };
}
