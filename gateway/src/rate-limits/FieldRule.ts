import { parseRate, type Rate } from './Rate.ts';

/** How often a root field may be asked for, by whom or for what. */
export interface FieldRule {
  /** Such as `Mutation.login`. */
  readonly coordinate: string;
  readonly rate: Rate;
  /** Who is counted: each address, each client, or each value of an argument, given by its path from the field down. */
  readonly by: 'address' | 'client' | readonly string[];
}

const RULE = /^(\w+\.\w+):(\S+)(?:\s+by\s+(\w+(?:\.\w+)*))?$/;

/** Reads a rule such as `Mutation.login:10/1m by input.username`; by address where it does not say. Null where it is none. */
export function parseFieldRule(text: string): FieldRule | null {
  const [, coordinate, rateText, subject = 'address'] = RULE.exec(text.trim()) ?? [];
  const rate = parseRate(rateText ?? '');
  if (!coordinate || !rate) return null;
  return { coordinate, rate, by: subject === 'address' || subject === 'client' ? subject : subject.split('.') };
}
