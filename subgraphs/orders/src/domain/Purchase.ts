import { createHash } from 'node:crypto';

/** A book to buy. The id is whatever the customer named: whether such a book is offered shows later. */
export interface PurchaseItem {
  readonly bookId: string;
  readonly quantity: number;
}

/** What a customer asks to buy, before anything is checked. */
export interface PurchaseRequest {
  readonly idempotencyKey: string;
  readonly items: readonly PurchaseItem[];
}

/** What a customer asks to buy, in due form. Only `validatePurchase` makes one. */
export interface Purchase extends PurchaseRequest {
  readonly customerId: string;
}

/** Tells lists of items apart, whatever their sequence: SHA-256 over the items in a fixed sequence, in hexadecimal. */
export function itemsFingerprint(items: readonly PurchaseItem[]): string {
  const inFixedSequence = items.map(({ bookId, quantity }) => JSON.stringify([bookId, quantity])).toSorted();
  return createHash('sha256').update(inFixedSequence.join('\n')).digest('hex');
}
