import type { Order } from './Order.ts';
import type { RunInTransaction } from './OrderTransaction.ts';

export interface ShipOrderDependencies {
  readonly runInTransaction: RunInTransaction;
}

export type ShipOrderOutcome =
  | { readonly kind: 'shipped'; readonly order: Order }
  | { readonly kind: 'orderNotFound' }
  | { readonly kind: 'orderNotShippable'; readonly order: Order };

/** Marks an order, whoever its customer is, as shipped. An order that is shipped stays as it is. */
export async function shipOrder(
  { runInTransaction }: ShipOrderDependencies,
  orderId: string,
): Promise<ShipOrderOutcome> {
  return runInTransaction(async (transaction) => {
    const order = await transaction.lockOrder(orderId, null);
    if (!order) return { kind: 'orderNotFound' };
    switch (order.status) {
      case 'SHIPPED':
        return { kind: 'shipped', order };
      case 'CANCELED':
        return { kind: 'orderNotShippable', order };
      case 'PLACED':
        await transaction.storeShipment(order.id);
        return { kind: 'shipped', order: { ...order, status: 'SHIPPED' } };
    }
  });
}
