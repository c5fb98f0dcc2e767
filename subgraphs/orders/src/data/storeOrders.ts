import type { PlacedOrder } from '../domain/decideOrder.ts';
import { itemsFingerprint } from '../domain/Purchase.ts';
import type { Prisma } from './prisma-client/client.ts';

/** An order with all that is stored of it. */
export interface NewOrder extends PlacedOrder {
  readonly idempotencyKey: string;
}

/**
 * Inserts orders, their items and their promotions: one statement a table. Stock and counts are for the caller to see to.
 * `createMany`, since `create` would read back what it wrote.
 */
export async function storeOrders(client: Prisma.TransactionClient, orders: readonly NewOrder[]): Promise<void> {
  await client.order.createMany({ data: orders.map(toOrderRow) });
  await client.orderItem.createMany({ data: orders.flatMap(toItemRows) });
  const redemptions = orders.flatMap(toRedemptionRows);
  if (redemptions.length > 0) await client.promotionRedemption.createMany({ data: redemptions });
}

function toOrderRow({ order, items, idempotencyKey }: NewOrder): Prisma.OrderCreateManyInput {
  const { subtotal, total, ...columns } = order;
  return {
    ...columns,
    currency: subtotal.currency,
    subtotal: subtotal.amount,
    total: total.amount,
    idempotencyKey,
    itemsFingerprint: itemsFingerprint(items),
  };
}

function toItemRows({ order, items }: NewOrder): Prisma.OrderItemCreateManyInput[] {
  return items.map(({ bookId, quantity, unitPrice }) => ({
    orderId: order.id,
    bookId: Number(bookId),
    quantity,
    unitPrice: unitPrice.amount,
  }));
}

function toRedemptionRows({ order, promotion }: NewOrder): Prisma.PromotionRedemptionCreateManyInput[] {
  if (!promotion) return [];
  return [
    {
      orderId: order.id,
      customerId: order.customerId,
      bookId: Number(promotion.bookId),
      discount: promotion.discount.amount,
      redeemedAt: order.placedAt,
      releasedAt: order.canceledAt,
      activeCustomerId: order.canceledAt ? null : order.customerId,
    },
  ];
}
