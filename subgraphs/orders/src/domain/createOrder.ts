import { decideOrder, type OrderDecision } from './decideOrder.ts';
import type { Order } from './Order.ts';
import { eventsOfPurchase } from './OrderEvent.ts';
import type { RunInTransaction } from './OrderTransaction.ts';
import type { PurchaseRequest } from './Purchase.ts';
import { validatePurchase } from './validatePurchase.ts';

export interface CreateOrderDependencies {
  readonly runInTransaction: RunInTransaction;
  readonly newOrderId: () => string;
  readonly now: () => Date;
}

export type CreateOrderOutcome =
  | { readonly kind: 'placed'; readonly order: Order }
  | { readonly kind: 'idempotencyKeyReused' }
  | Exclude<OrderDecision, { readonly kind: 'placed' }>;

/**
 * Buys. The same idempotency key with the same items gives the same order again, even one that was canceled since. Prices
 * and stock are the offers', locked until the order is stored, so that no copy is sold twice. They are locked before anything
 * is read: who repeats a purchase that is still running then finds its order. What is refused leaves nothing behind.
 */
export async function createOrder(
  { runInTransaction, newOrderId, now }: CreateOrderDependencies,
  customerId: string,
  request: PurchaseRequest,
): Promise<CreateOrderOutcome> {
  const validation = validatePurchase(customerId, request);
  if (validation.kind === 'invalidInput') return validation;
  const { purchase } = validation;

  return runInTransaction(async (transaction) => {
    const offers = await transaction.lockOffers(purchase.items.map(({ bookId }) => bookId));
    const isCustomer = await transaction.lockCustomer(customerId);
    const earlier = await transaction.findEarlierOrder(purchase);
    if (earlier) return earlier.sameItems ? { kind: 'placed', order: earlier.order } : { kind: 'idempotencyKeyReused' };

    const promotionUsed = await transaction.hasUsedPromotion(customerId);
    const decision = decideOrder(purchase, { offers, promotionUsed, orderId: newOrderId(), now: now() });
    if (decision.kind !== 'placed') return decision;

    if (!isCustomer) await transaction.addCustomer(customerId);
    await transaction.store(purchase, decision);
    await transaction.publish(eventsOfPurchase(decision.order, decision.items, offers));
    return { kind: 'placed', order: decision.order };
  });
}
