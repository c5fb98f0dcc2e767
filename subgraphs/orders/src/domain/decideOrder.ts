import { type AppliedPromotion, applyPromotion } from './AppliedPromotion.ts';
import type { InvalidInput } from './InputIssue.ts';
import { LARGEST_AMOUNT, type Money, subtract } from './Money.ts';
import type { Offer } from './Offer.ts';
import { type Order, type OrderItem, orderSubtotal } from './Order.ts';
import type { Purchase, PurchaseItem } from './Purchase.ts';

/** What there is to know when a purchase is decided. */
export interface Situation {
  /** By book id; books that are not offered are not in it. */
  readonly offers: ReadonlyMap<string, Offer>;
  /** Whether the customer has used the promotion, in an order that is not canceled. */
  readonly promotionUsed: boolean;
  /** The id that the order gets. */
  readonly orderId: string;
  readonly now: Date;
}

/** An order with all that belongs to it. */
export interface PlacedOrder {
  readonly order: Order;
  readonly items: readonly OrderItem[];
  readonly promotion: AppliedPromotion | null;
}

/** A book of which fewer copies are in stock than the purchase needs. */
export interface Shortage {
  readonly bookId: string;
  readonly requested: number;
  readonly available: number;
}

export type OrderDecision =
  | ({ readonly kind: 'placed' } & PlacedOrder)
  | { readonly kind: 'bookNotOffered'; readonly bookId: string }
  | { readonly kind: 'insufficientStock'; readonly shortages: readonly [Shortage, ...Shortage[]] }
  | InvalidInput;

/** Decides on a purchase: all of it is bought, at the offers' prices, or nothing. */
export function decideOrder(purchase: Purchase, situation: Situation): OrderDecision {
  const lines = [];
  for (const item of purchase.items) {
    const offer = situation.offers.get(item.bookId);
    if (!offer) return { kind: 'bookNotOffered', bookId: item.bookId };
    lines.push({ item, offer });
  }
  const [shortage, ...others] = lines
    .filter(({ item, offer }) => offer.stock < item.quantity)
    .map(({ item, offer }) => ({ bookId: item.bookId, requested: item.quantity, available: offer.stock }));
  if (shortage) return { kind: 'insufficientStock', shortages: [shortage, ...others] };

  const items = lines.map(({ item, offer }) => priceItem(item, offer));
  const subtotal = orderSubtotal(items);
  if (subtotal.amount > LARGEST_AMOUNT) {
    return { kind: 'invalidInput', issues: [{ path: ['items'], message: 'This is too much for one order.' }] };
  }
  const promotion = situation.promotionUsed ? null : applyPromotion(items);
  return { kind: 'placed', order: newOrder(purchase, situation, subtotal, promotion), items, promotion };
}

function priceItem({ bookId, quantity }: PurchaseItem, offer: Offer): OrderItem {
  return { bookId, quantity, unitPrice: offer.price };
}

function newOrder(
  { customerId }: Purchase,
  { orderId, now }: Situation,
  subtotal: Money,
  promotion: AppliedPromotion | null,
): Order {
  const total = promotion ? subtract(subtotal, promotion.discount) : subtotal;
  return { id: orderId, customerId, status: 'PLACED', placedAt: now, canceledAt: null, subtotal, total };
}
