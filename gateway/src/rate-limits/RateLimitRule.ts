/** An amount, and the time in which it refills. */
export interface Rate {
  readonly amount: number;
  /** In milliseconds. */
  readonly interval: number;
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const RATE = /^(\d+)\/(\d*)([smhd])$/;

/** Parses a rate such as `100/1m`, `100/m` or `5/24h`; null if it is malformed. */
export function parseRate(text: string): Rate | null {
  const [, amount, count, unit] = RATE.exec(text) ?? [];
  const rate = { amount: Number(amount), interval: Number(count || 1) * UNITS[unit as keyof typeof UNITS] };
  return rate.amount > 0 && rate.interval > 0 ? rate : null;
}

/** A part of a rule's key: the address, the client, or the value of an argument, given by its path. */
export type RuleKey = 'address' | 'client' | readonly string[];

/** A rate limit of a root field. */
export interface FieldRule {
  /** Such as `Mutation.login`. */
  readonly coordinate: string;
  readonly rate: Rate;
  /** Each combination of these keys' values has its own bucket. At least one key, without duplicates. */
  readonly by: readonly RuleKey[];
}

const RULE = /^(\w+\.\w+):(\S+)(?:\s+by\s+(\S.*))?$/;
const KEY = /^\w+(?:\.\w+)*$/;

/**
 * Parses a rule such as `Mutation.login:10/1m by address + input.username`. The default key is the address.
 *
 * @returns null if it is malformed
 */
export function parseFieldRule(text: string): FieldRule | null {
  const [, coordinate, rateText, keysText = 'address'] = RULE.exec(text.trim()) ?? [];
  const rate = parseRate(rateText ?? '');
  const keys = keysText.split('+').map((key) => key.trim());
  if (!coordinate || !rate || !keys.every((key) => KEY.test(key)) || new Set(keys).size < keys.length) return null;
  return { coordinate, rate, by: keys.map((key) => (key === 'address' || key === 'client' ? key : key.split('.'))) };
}
