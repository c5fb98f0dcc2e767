import type { InputIssue, InvalidInput } from './InputIssue.ts';
import type { Purchase, PurchaseItem, PurchaseRequest } from './Purchase.ts';

const MAX_ITEMS = 50;
const MAX_QUANTITY = 99;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,64}$/;

/** Checks the form of a purchase, and tells every rule that it breaks. */
export function validatePurchase(
  customerId: string,
  request: PurchaseRequest,
): { readonly kind: 'valid'; readonly purchase: Purchase } | InvalidInput {
  const [first, ...others] = [...idempotencyKeyIssues(request.idempotencyKey), ...itemsIssues(request.items)];
  if (first) return { kind: 'invalidInput', issues: [first, ...others] };
  return { kind: 'valid', purchase: { customerId, ...request } };
}

function idempotencyKeyIssues(key: string): InputIssue[] {
  if (IDEMPOTENCY_KEY.test(key)) return [];
  return [{ path: ['idempotencyKey'], message: 'An idempotency key has 8 to 64 visible ASCII characters.' }];
}

function itemsIssues(items: readonly PurchaseItem[]): InputIssue[] {
  const issues: InputIssue[] = [];
  if (items.length === 0 || items.length > MAX_ITEMS) {
    issues.push({ path: ['items'], message: `An order has 1 to ${MAX_ITEMS} items.` });
  }
  const seen = new Set<string>();
  // What lies beyond the limit is not looked at: the answer must not grow with an oversized request.
  items.slice(0, MAX_ITEMS).forEach(({ bookId, quantity }, index) => {
    if (seen.has(bookId)) issues.push({ path: ['items', index, 'bookId'], message: 'A book comes at most once.' });
    seen.add(bookId);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_QUANTITY) {
      issues.push({ path: ['items', index, 'quantity'], message: `A quantity is 1 to ${MAX_QUANTITY}.` });
    }
  });
  return issues;
}
