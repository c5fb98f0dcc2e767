import type { CacheHint } from './CacheHint.ts';

/** What is stored of a hint: times are in seconds from when the answer was stored. */
type StoredHint = Omit<CacheHint, 'expiresAt' | 'sharedExpiresAt'> & {
  readonly maxAge: number;
  readonly sharedMaxAge: number;
  /** How long the answer was stored for. In milliseconds. */
  readonly lifetime: number;
};

/** An answer that was stored, and what of its hint is left. */
export interface RestoredAnswer {
  readonly data: string;
  readonly hint: CacheHint;
}

/** An answer as it is stored: its hint in a line, as caches are told of it again, and its data. @param lifetime in milliseconds */
export function writeStoredAnswer(data: string, hint: CacheHint, lifetime: number): string {
  const { expiresAt, sharedExpiresAt, ...rest } = hint;
  const secondsLeft = (time: number) => (time - performance.now()) / 1_000;
  const stored: StoredHint = {
    ...rest,
    maxAge: secondsLeft(expiresAt),
    sharedMaxAge: secondsLeft(sharedExpiresAt),
    lifetime,
  };
  return `${JSON.stringify(stored)}\n${data}`;
}

/** @param timeLeft of the lifetime, by the store's clock. In milliseconds */
export function readStoredAnswer(text: string, timeLeft: number): RestoredAnswer {
  const end = text.indexOf('\n');
  const { maxAge, sharedMaxAge, lifetime, ...rest } = JSON.parse(text.slice(0, end)) as StoredHint;
  const now = performance.now();
  // Whole seconds, rounded down: nothing is to be used longer than its subgraphs allow.
  const expiryOf = (seconds: number) => now + Math.floor(seconds - (lifetime - timeLeft) / 1_000) * 1_000;
  return {
    data: text.slice(end + 1),
    hint: { ...rest, expiresAt: expiryOf(maxAge), sharedExpiresAt: expiryOf(sharedMaxAge) },
  };
}
