import type { ResponsePath } from '../fetch/ExecutionError.ts';

/** Where a value is to stand in the answer, from the inside out. */
export interface Place {
  /** The response key, or the index in a list. */
  readonly step: string | number;
  /** The key in the data; null in a list. */
  readonly key: string | null;
  readonly within: Place | null;
}

/** The place as clients know it. */
export function pathTo(place: Place): ResponsePath {
  const path: Array<string | number> = [];
  for (let at: Place | null = place; at; at = at.within) path.unshift(at.step);
  return path;
}

/** The field's keys in the data, from the root on, whatever lists lie in between. */
export function keysTo(place: Place): string[] {
  const keys: string[] = [];
  for (let at: Place | null = place; at; at = at.within) if (at.key !== null) keys.unshift(at.key);
  return keys;
}
