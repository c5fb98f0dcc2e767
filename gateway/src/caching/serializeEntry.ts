import type { CacheHint } from './CacheHint.ts';

/** A hint as it is stored: times are in seconds from when the response was stored. */
type StoredHint = Omit<CacheHint, 'expiresAt' | 'sharedExpiresAt'> & {
  readonly maxAge: number;
  readonly sharedMaxAge: number;
  /** How long the response was stored for. In milliseconds. */
  readonly lifetime: number;
};

/** A cached response's data, and what is left of its hint. */
export interface Entry {
  readonly data: string;
  readonly hint: CacheHint;
}

/** The text that is stored: the hint in one line, followed by the data. @param lifetime in milliseconds */
export function serializeEntry(data: string, hint: CacheHint, lifetime: number): string {
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
export function deserializeEntry(text: string, timeLeft: number): Entry {
  const end = text.indexOf('\n');
  const { maxAge, sharedMaxAge, lifetime, ...rest } = JSON.parse(text.slice(0, end)) as StoredHint;
  const now = performance.now();
  // Rounded down to whole seconds: no cache may use the response for longer than its subgraphs allow.
  const expiryOf = (seconds: number) => now + Math.floor(seconds - (lifetime - timeLeft) / 1_000) * 1_000;
  return {
    data: text.slice(end + 1),
    hint: { ...rest, expiresAt: expiryOf(maxAge), sharedExpiresAt: expiryOf(sharedMaxAge) },
  };
}
