import { LRUCache } from 'lru-cache';

import { type Buckets, chargeOf } from './Buckets.ts';
import type { Rate } from './Rate.ts';
import { rateLimited } from './rateLimited.ts';

/** Characters of a rejected document that cost as much as an object of an answer. */
const CHARACTERS_A_UNIT = 512;

/** Clients of which it is remembered that they cannot pay. */
const MOST_REMEMBERED = 10_000;

/**
 * Charges clients for documents that are rejected, by their size, for checking those is work as well. Who cannot pay gets no further
 * document checked that is not known yet, until the charge could be taken.
 */
export class RejectionCharges {
  readonly #buckets: Buckets;
  readonly #rate: Rate | undefined;
  readonly #now: () => number;
  /** Until when, by client. */
  readonly #insolvent = new LRUCache<string, number>({ max: MOST_REMEMBERED });

  /**
   * @param rate of all that a client does; undefined where nothing is charged
   * @param now in milliseconds, never going back
   */
  constructor(buckets: Buckets, rate: Rate | undefined, now = () => performance.now()) {
    this.#buckets = buckets;
    this.#rate = rate;
    this.#now = now;
  }

  /** @throws GraphQLError RATE_LIMITED where the client could not pay for its last rejected document, and still cannot */
  requireSolvent(client: string): void {
    const wait = (this.#insolvent.get(client) ?? 0) - this.#now();
    if (wait > 0) throw rateLimited(wait);
  }

  /** @throws GraphQLError RATE_LIMITED where the client cannot pay */
  async charge(client: string, document: string): Promise<void> {
    if (!this.#rate) return;
    const units = Math.min(this.#rate.amount, Math.ceil(document.length / CHARACTERS_A_UNIT));
    const wait = await this.#buckets.take([chargeOf(client, this.#rate, units)]);
    if (wait <= 0) return;
    this.#insolvent.set(client, this.#now() + wait);
    throw rateLimited(wait);
  }
}
