import { expect, test } from '@jest/globals';

import { type Charge, chargeOf, combine, InMemoryBuckets } from '../Buckets.ts';

const RATE = { amount: 10, interval: 60_000 };

function bucketsAt(start = 0) {
  const clock = { now: start };
  const buckets = new InMemoryBuckets(() => clock.now);
  const take = (...charges: Charge[]) => buckets.take(combine(charges));
  return { clock, take };
}

test('a full bucket allows its amount and returns the time until the next', () => {
  const { clock, take } = bucketsAt(1_000_000);
  expect(take(chargeOf('a', RATE, 10))).toBe(0);
  expect(take(chargeOf('a', RATE, 1))).toBe(6_000);
  clock.now += 5_999;
  expect(take(chargeOf('a', RATE, 1))).toBe(1);
  clock.now += 1;
  expect(take(chargeOf('a', RATE, 1))).toBe(0);
  expect(take(chargeOf('a', RATE, 1))).toBe(6_000);
});

test('a bucket refills up to its amount', () => {
  const { clock, take } = bucketsAt();
  expect(take(chargeOf('a', RATE, 10))).toBe(0);
  clock.now += 10 * RATE.interval;
  expect(take(chargeOf('a', RATE, 10))).toBe(0);
  expect(take(chargeOf('a', RATE, 1))).toBeGreaterThan(0);
});

test('several charges are taken all or none', () => {
  const { take } = bucketsAt();
  expect(take(chargeOf('a', RATE, 10))).toBe(0);
  expect(take(chargeOf('b', RATE, 10), chargeOf('a', RATE, 1))).toBeGreaterThan(0);
  expect(take(chargeOf('b', RATE, 10))).toBe(0);
});

test('charges of one bucket are combined', () => {
  const { take } = bucketsAt();
  expect(take(chargeOf('a', RATE, 6), chargeOf('a', RATE, 6))).toBeGreaterThan(0);
  expect(take(chargeOf('a', RATE, 5), chargeOf('a', RATE, 5))).toBe(0);
});

test('a charge above the capacity never succeeds', () => {
  const { take } = bucketsAt();
  expect(take(chargeOf('a', RATE, 11))).toBeGreaterThan(0);
});
