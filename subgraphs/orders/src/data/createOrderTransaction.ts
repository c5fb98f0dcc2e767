import { appendToOutbox } from '@online-books/service-kit/outbox/appendToOutbox';

import { itemsFingerprint } from '../domain/Purchase.ts';
import type { OrderTransaction } from '../domain/OrderTransaction.ts';
import { bookKeys } from './bookKeys.ts';
import { isOrderKey } from './isOrderKey.ts';
import { type OfferRow, toOffers } from './offerRow.ts';
import { orderColumns, type OrderRow, toOrder } from './orderRow.ts';
import { Prisma } from './prisma-client/client.ts';
import { findReturned, returnToStock, takeFromStock } from './stock.ts';
import { storeOrders } from './storeOrders.ts';
import { toOutboxEvent } from './toOutboxEvent.ts';

/** What a purchase and a cancellation do to the database: each method by a fixed number of statements. */
export function createOrderTransaction(client: Prisma.TransactionClient): OrderTransaction {
  return {
    async lockCustomer(customerId) {
      const found = await client.$queryRaw<unknown[]>`SELECT id FROM Customer WHERE id = ${customerId} FOR UPDATE`;
      return found.length > 0;
    },

    async addCustomer(customerId) {
      await client.$executeRaw`INSERT INTO Customer (id) VALUES (${customerId}) ON DUPLICATE KEY UPDATE id = id`;
    },

    async findEarlierOrder({ customerId, idempotencyKey, items }) {
      const row = await client.order.findUnique({
        where: { customerId_idempotencyKey: { customerId, idempotencyKey } },
        select: { ...orderColumns, itemsFingerprint: true },
      });
      if (!row) return null;
      const { itemsFingerprint: fingerprint, ...order } = row;
      return { order: toOrder(order), sameItems: fingerprint === itemsFingerprint(items) };
    },

    async hasUsedPromotion(customerId) {
      const where = { activeCustomerId: customerId };
      return (await client.promotionRedemption.findUnique({ where, select: { orderId: true } })) !== null;
    },

    /** In the primary key's sequence, always, so that purchases of the same books never wait for each other in a circle. */
    async lockOffers(bookIds) {
      const keys = bookKeys(bookIds);
      if (keys.length === 0) return new Map();
      return toOffers(
        await client.$queryRaw<OfferRow[]>`
        SELECT bookId, price, currency, stock, timesOrdered
        FROM Offer FORCE INDEX (PRIMARY)
        WHERE bookId IN (${Prisma.join(keys)})
        ORDER BY bookId
        FOR UPDATE`,
      );
    },

    async store({ idempotencyKey }, placed) {
      await storeOrders(client, [{ ...placed, idempotencyKey }]);
      await takeFromStock(client, placed.order.id);
    },

    async lockOrder(orderId, customerId) {
      if (!isOrderKey(orderId)) return null;
      const [row] = await client.$queryRaw<OrderRow[]>`
        SELECT id, customerId, status, placedAt, canceledAt, currency, subtotal, total
        FROM \`Order\`
        WHERE id = ${orderId} ${customerId === null ? Prisma.empty : Prisma.sql`AND customerId = ${customerId}`}
        FOR UPDATE`;
      return row ? toOrder(row) : null;
    },

    async storeShipment(orderId) {
      await client.order.updateMany({ where: { id: orderId }, data: { status: 'SHIPPED' } });
    },

    async storeCancellation(orderId, canceledAt) {
      await client.order.updateMany({ where: { id: orderId }, data: { status: 'CANCELED', canceledAt } });
      await returnToStock(client, orderId);
      await client.promotionRedemption.updateMany({
        where: { orderId },
        data: { releasedAt: canceledAt, activeCustomerId: null },
      });
      return findReturned(client, orderId);
    },

    publish: (events) => appendToOutbox(client, events.map(toOutboxEvent)),
  };
}
