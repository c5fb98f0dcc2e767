import type { Order } from './Order.ts';
import { eventsOfCancellation } from './OrderEvent.ts';
import type { RunInTransaction } from './OrderTransaction.ts';

export interface CancelOrderDependencies {
  readonly runInTransaction: RunInTransaction;
  readonly now: () => Date;
}

export type CancelOrderOutcome =
  | { readonly kind: 'canceled'; readonly order: Order }
  | { readonly kind: 'orderNotFound' }
  | { readonly kind: 'orderNotCancelable'; readonly order: Order };

/**
 * Cancels the customer's order, returns its copies to stock and lets the customer use the promotion again. What was canceled
 * before stays as it is. Another's order is not found, as if there were none.
 */
export async function cancelOrder(
  { runInTransaction, now }: CancelOrderDependencies,
  customerId: string,
  orderId: string,
): Promise<CancelOrderOutcome> {
  return runInTransaction(async (transaction) => {
    const order = await transaction.lockOrder(orderId, customerId);
    if (!order) return { kind: 'orderNotFound' };
    switch (order.status) {
      case 'CANCELED':
        return { kind: 'canceled', order };
      case 'SHIPPED':
        return { kind: 'orderNotCancelable', order };
      case 'PLACED': {
        const canceledAt = now();
        const returned = await transaction.storeCancellation(order.id, canceledAt);
        const canceled = { ...order, status: 'CANCELED', canceledAt } as const;
        await transaction.publish(eventsOfCancellation(canceled, returned));
        return { kind: 'canceled', order: canceled };
      }
    }
  });
}
