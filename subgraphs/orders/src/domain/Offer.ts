import type { Money } from './Money.ts';

/** A book for sale. */
export interface Offer {
  readonly bookId: string;
  /** Of one copy. */
  readonly price: Money;
  /** How many copies can be ordered now. */
  readonly stock: number;
  /** How many copies are in orders that are not canceled. */
  readonly timesOrdered: number;
}
