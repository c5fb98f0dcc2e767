import { parseRate, type Rate } from './Rate.ts';

/** A part of what a rule counts by: an address, a client, or the value of an argument, given by its path from the field down. */
export type RuleKey = 'address' | 'client' | readonly string[];

/** How often a root field may be requested, by whom or for what. */
export interface FieldRule {
  /** Such as `Mutation.login`. */
  readonly coordinate: string;
  readonly rate: Rate;
  /** What each bucket belongs to: one combination of the values of these keys. At least one, none twice. */
  readonly by: readonly RuleKey[];
}

const RULE = /^(\w+\.\w+):(\S+)(?:\s+by\s+(\S.*))?$/;
const KEY = /^\w+(?:\.\w+)*$/;

/**
 * Reads a rule such as `Mutation.login:10/1m by address + input.username`; by address where it does not say. Null where it is
 * none.
 */
export function parseFieldRule(text: string): FieldRule | null {
  const [, coordinate, rateText, keysText = 'address'] = RULE.exec(text.trim()) ?? [];
  const rate = parseRate(rateText ?? '');
  const keys = keysText.split('+').map((key) => key.trim());
  if (!coordinate || !rate || !keys.every((key) => KEY.test(key)) || new Set(keys).size < keys.length) return null;
  return { coordinate, rate, by: keys.map((key) => (key === 'address' || key === 'client' ? key : key.split('.'))) };
}
