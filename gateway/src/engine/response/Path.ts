import type { ResponsePath } from '../fetch/ExecutionError.ts';

/** The path of a value, as a linked list from the value to the root. */
export interface Path {
  /** The response key, or the index in a list. */
  readonly step: string | number;
  /** The key in the data; null in a list. */
  readonly key: string | null;
  readonly prev: Path | null;
}

/** The path in the client's response. */
export function toResponsePath(path: Path): ResponsePath {
  const steps: Array<string | number> = [];
  for (let at: Path | null = path; at; at = at.prev) steps.unshift(at.step);
  return steps;
}

/** The keys in the data, from the root on, without list indices. */
export function toDataKeys(path: Path): string[] {
  const keys: string[] = [];
  for (let at: Path | null = path; at; at = at.prev) if (at.key !== null) keys.unshift(at.key);
  return keys;
}
