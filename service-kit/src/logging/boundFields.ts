import { cut } from '../text/cut.ts';

/** In characters. */
const LONGEST_TEXT = 1_000;
const LONGEST_STACK = 8_000;
/** Items of a list, and fields of an object. */
const MOST_ITEMS = 100;
const DEEPEST = 5;

/** The fields of a log line, cut to a length: some of them come from outside, and a line that is too long is lost. */
export function boundFields(fields: Record<string, unknown>): Record<string, unknown> {
  return bound(fields, 0) as Record<string, unknown>;
}

function bound(value: unknown, depth: number, key?: string): unknown {
  if (typeof value === 'string') return cut(value, key === 'stack' ? LONGEST_STACK : LONGEST_TEXT);
  // Others, errors for one, have serializers.
  if (Array.isArray(value))
    return depth < DEEPEST ? value.slice(0, MOST_ITEMS).map((item) => bound(item, depth + 1)) : '[…]';
  if (!isPlainObject(value)) return value;
  if (depth === DEEPEST) return '{…}';
  const entries = Object.entries(value).slice(0, MOST_ITEMS);
  return Object.fromEntries(entries.map(([name, inner]) => [cut(name), bound(inner, depth + 1, name)]));
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
