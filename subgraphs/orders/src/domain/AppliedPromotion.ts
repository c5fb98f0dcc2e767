import type { Money } from './Money.ts';
import type { OrderItem } from './Order.ts';

/** The promotion as one order used it. */
export interface AppliedPromotion {
  /** The book of which one copy was free. */
  readonly bookId: string;
  readonly discount: Money;
}

const COPIES_NEEDED = 3;

/**
 * "Two books bought, one more free": of three or more copies the cheapest is free. Null when there are fewer. Of equally
 * cheap books it is the one that the customer named first. That each customer has it once is for the caller to see to.
 */
export function applyPromotion(items: readonly OrderItem[]): AppliedPromotion | null {
  const copies = items.reduce((sum, item) => sum + item.quantity, 0);
  if (copies < COPIES_NEEDED) return null;
  const cheapest = items.reduce((best, item) => (item.unitPrice.amount < best.unitPrice.amount ? item : best));
  return { bookId: cheapest.bookId, discount: cheapest.unitPrice };
}
