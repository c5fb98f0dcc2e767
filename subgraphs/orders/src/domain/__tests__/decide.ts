import { decideOrder, type OrderDecision } from '../decideOrder.ts';
import type { Offer } from '../Offer.ts';

export const usd = (amount: number) => ({ amount, currency: 'USD' });

export const offer = (bookId: string, price: number, stock = 100): Offer => ({
  bookId,
  price: usd(price),
  stock,
  timesOrdered: 0,
});

export const now = new Date('2026-11-01T12:00:00.123Z');

const OFFERS = [offer('1', 1000), offer('2', 700), offer('3', 700), offer('4', 2500, 2), offer('5', 900, 0)];

/** @param basket quantities and book ids: `2×1 1×4` is two copies of book 1 and one of book 4 */
export function decide(basket: string, { offers = OFFERS, promotionUsed = false } = {}): OrderDecision {
  const items = basket.split(' ').map((item) => {
    const [quantity, bookId = ''] = item.split('×');
    return { bookId, quantity: Number(quantity) };
  });
  return decideOrder(
    { customerId: 'a customer', idempotencyKey: 'a key of theirs', items },
    { offers: new Map(offers.map((each) => [each.bookId, each])), promotionUsed, orderId: 'an order', now },
  );
}
