import { isJsonObject, type Json, ownValue } from '../raw-json/Json.ts';
import type { ResponsePath } from './ExecutionError.ts';
import type { RequestedField, RequestedFields } from './RequestedFields.ts';

/** The length of a list that is null is unknown, but no list is longer than this. */
const MAX_INDEX = 1_000_000;

/**
 * The possible part of an error's path: the whole path, where it leads through requested fields and returned data; the part up to a
 * null, where only the rest is impossible; else undefined. Paths may have any content and length, so that nothing after the first
 * impossible step is read.
 *
 * An error below a null is possible: it may have caused the null.
 */
export function possiblePath(
  path: Json | undefined,
  requested: RequestedFields,
  data: Json | undefined,
): ResponsePath | undefined {
  if (!Array.isArray(path) || path.length === 0) return undefined;
  const steps: Array<string | number> = [];
  let value = data;
  let field: RequestedField | undefined;
  /** How many nested lists the value is. */
  let lists: number | null = 0;
  for (const step of path) {
    if (typeof step === 'string') {
      const next: RequestedField | undefined = (field?.fields ?? requested).get(step);
      const inner = memberOf(value, step);
      if (!next || inner === undefined || Number(lists) > 0) return ofNull(steps, value);
      [field, value, lists] = [next, inner, next.lists];
    } else {
      const inner = itemOf(value, step, lists);
      if (inner === undefined) return ofNull(steps, value);
      [value, lists] = [inner, lists === null ? null : lists - 1];
    }
    steps.push(step as string | number);
  }
  return steps;
}

/** An error at an impossible path does not concern a value that is present. */
function ofNull(steps: ResponsePath, value: Json | undefined): ResponsePath | undefined {
  return steps.length > 0 && value === null ? steps : undefined;
}

/** The value of a key; undefined where none is possible, null where it is unknown. */
function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (value === null || value === undefined) return null;
  return isJsonObject(value) ? ownValue(value, key) : undefined;
}

/** @param lists how many nested lists the value is by its type; null where that is unknown */
function itemOf(value: Json | undefined, step: Json, lists: number | null): Json | undefined {
  if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0 || lists === 0) return undefined;
  if (Array.isArray(value)) return value[step];
  return value === null && lists !== null && step < MAX_INDEX ? null : undefined;
}
