import { isJsonObject, type Json, ownValue } from '../raw-json/Json.ts';
import type { ResponsePath } from './ExecutionError.ts';
import type { RequestedField, RequestedFields } from './RequestedFields.ts';

/** What a list that is null might have held is not known, but no list holds as much as this. */
const MAX_INDEX = 1_000_000;

/**
 * Where a path of a subgraph's error can be: as it is, where it leads through what was requested and what was answered; where
 * it leaves that at a null, or beyond one, as far as it does not; else undefined. Subgraphs may say anything at any length,
 * so that nothing is looked at beyond the first step that cannot be.
 *
 * What lies beyond a null is not known, and may have been the reason for it.
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
  /** The lists that the value still is. */
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

/** A place that has a value is not what an error is about that belongs somewhere else. */
function ofNull(steps: ResponsePath, value: Json | undefined): ResponsePath | undefined {
  return steps.length > 0 && value === null ? steps : undefined;
}

/** What is below a value; undefined where nothing can be, and null where it may have been. */
function memberOf(value: Json | undefined, key: string): Json | undefined {
  if (value === null || value === undefined) return null;
  return isJsonObject(value) ? ownValue(value, key) : undefined;
}

/** @param lists that the value is by its type; null where that is not known */
function itemOf(value: Json | undefined, step: Json, lists: number | null): Json | undefined {
  if (typeof step !== 'number' || !Number.isSafeInteger(step) || step < 0 || lists === 0) return undefined;
  if (Array.isArray(value)) return value[step];
  return value === null && lists !== null && step < MAX_INDEX ? null : undefined;
}
