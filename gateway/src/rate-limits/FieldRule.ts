import { parseRate, type Rate } from './Rate.ts';

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
