import type { Rate } from './Rate.ts';

/**
 * A charge on a token bucket. A bucket is stored as the time at which it is full again, so amounts are expressed as the time that they
 * take to refill.
 */
export interface Charge {
  readonly key: string;
  /** How long an empty bucket takes to fill, in milliseconds. */
  readonly capacity: number;
  /** The amount to take, in milliseconds. A charge above the capacity never succeeds. */
  readonly span: number;
}

/** A store of token buckets. */
export interface Buckets {
  /**
   * Takes all charges, or none of them.
   *
   * @returns 0 on success, else the number of milliseconds after which they would succeed
   */
  take(charges: readonly Charge[]): number | Promise<number>;
}

export function chargeOf(key: string, { amount, interval }: Rate, taken: number): Charge {
  return { key, capacity: interval, span: (taken / amount) * interval };
}

/** Merges charges on the same bucket. */
export function combine(charges: readonly Charge[]): readonly Charge[] {
  const byKey = new Map<string, Charge>();
  for (const charge of charges) {
    const known = byKey.get(charge.key);
    byKey.set(charge.key, known ? { ...charge, span: known.span + charge.span } : charge);
  }
  return [...byKey.values()];
}
