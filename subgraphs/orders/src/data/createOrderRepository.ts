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

    async findPage(customerId, { first, after }) {
      const rows = await prisma.order.findMany({
        where: { customerId, ...(after && behind(after)) },
        orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
        // One more than asked for tells whether there is a next page.
        take: first + 1,
        select: orderColumns,
      });
      return toPage(rows.map(toOrder), first);
    },

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

/** Said so that the index is entered at the position: `placedAt <= ?` bounds it, the rest skips within one millisecond. */
function behind({ placedAt, id }: OrderPosition): Prisma.OrderWhereInput {
  return { placedAt: { lte: placedAt }, OR: [{ placedAt: { lt: placedAt } }, { id: { lt: id } }] };
}
