import { LRUCache } from 'lru-cache';

import { type Buckets, chargeOf } from './Buckets.ts';
import type { Rate } from './RateLimitRule.ts';
import { rateLimited } from './rateLimitGuard.ts';

/** Characters of a rejected document that cost as much as one object of a response. */
const CHARACTERS_A_UNIT = 512;

/** The number of insolvent clients that are remembered. */
const MOST_REMEMBERED = 10_000;

/**
 * Charges clients for rejected documents by their size, since checking them takes work. A client that cannot pay is insolvent: until
 * the charge could be taken, no further new document of that client is checked.
 */
export class RejectionCharges {
  readonly #buckets: Buckets;
  readonly #rate: Rate | undefined;
  readonly #now: () => number;
  /** Until when, by client. */
  readonly #insolvent = new LRUCache<string, number>({ max: MOST_REMEMBERED });

  /**
   * @param rate the client's rate limit; undefined if there is none
   * @param now in milliseconds, monotonic
   */
  constructor(buckets: Buckets, rate: Rate | undefined, now = () => performance.now()) {
    this.#buckets = buckets;
    this.#rate = rate;
    this.#now = now;
  }

  /** @throws GraphQLError RATE_LIMITED if the client is insolvent */
  requireSolvent(client: string): void {
    const wait = (this.#insolvent.get(client) ?? 0) - this.#now();
    if (wait > 0) throw rateLimited(wait);
  }

  /** @throws GraphQLError RATE_LIMITED if the client cannot pay */
  async charge(client: string, document: string): Promise<void> {
    if (!this.#rate) return;
    const units = Math.min(this.#rate.amount, Math.ceil(document.length / CHARACTERS_A_UNIT));
    const wait = await this.#buckets.take([chargeOf(client, this.#rate, units)]);
    if (wait <= 0) return;
    this.#insolvent.set(client, this.#now() + wait);
    throw rateLimited(wait);
  }
}
