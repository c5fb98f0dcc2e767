import { canonical } from '../data/canonical.ts';
import type { Oddity, Path } from './Oddity.ts';

/** Where data is not what is expected: the places that are as deep as can be told. */
export function findDifferences(given: unknown, expected: unknown, path: Path = []): Oddity[] {
  if (Array.isArray(given) && Array.isArray(expected) && given.length === expected.length)
    return expected.flatMap((item, index) => findDifferences(given[index], item, [...path, index]));
  if (!isObject(given) || !isObject(expected))
    return canonical(given) === canonical(expected) ? [] : [{ kind: 'value', path, given, expected }];
  const found: Oddity[] = [];
  for (const key of new Set([...Object.keys(expected), ...Object.keys(given)])) {
    const place = [...path, key];
    const [one, other] = [ownValue(given, key), ownValue(expected, key)];
    if (one === undefined) found.push({ kind: 'missing', path: place, given: one, expected: other });
    else if (other === undefined) found.push({ kind: 'needless', path: place, given: one, expected: other });
    else found.push(...findDifferences(one, other, place));
  }
  const isReordered = found.length === 0 && Object.keys(given).join() !== Object.keys(expected).join();
  return isReordered ? [{ kind: 'order', path, given, expected }] : found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownValue(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
