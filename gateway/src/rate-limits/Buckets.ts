import type { Rate } from './Rate.ts';

/**
 * A charge on a token bucket. A bucket is known by the moment at which it is full again, so amounts are counted in the time that
 * they take to come back.
 */
export interface Charge {
  readonly key: string;
  /** What an empty bucket takes to fill, in milliseconds. */
  readonly capacity: number;
  /** What is taken, in milliseconds. More than the capacity is never let pass. */
  readonly span: number;
}

/** Keeps buckets. */
export interface Buckets {
  /**
   * Takes all of the charges, or none of them.
   *
   * @returns 0 where they were taken, else in how many milliseconds they could be
   */
  take(charges: readonly Charge[]): number | Promise<number>;
}

export function chargeOf(key: string, { amount, interval }: Rate, taken: number): Charge {
  return { key, capacity: interval, span: (taken / amount) * interval };
}

/** Charges of the same bucket as one. */
export function combine(charges: readonly Charge[]): readonly Charge[] {
  const byKey = new Map<string, Charge>();
  for (const charge of charges) {
    const known = byKey.get(charge.key);
    byKey.set(charge.key, known ? { ...charge, span: known.span + charge.span } : charge);
  }
  return [...byKey.values()];
}
