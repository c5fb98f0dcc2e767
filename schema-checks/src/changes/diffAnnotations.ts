import type { UnownedChange } from './Change.ts';

/** What changed about the deprecation of a field or an enum value. GraphOS calls the latter `ENUM_…`. */
export function diffDeprecation(
  kind: 'FIELD' | 'ENUM',
  what: string,
  coordinate: string,
  before: string | null | undefined,
  after: string | null | undefined,
): UnownedChange[] {
  if ((before ?? null) === (after ?? null)) return [];
  const change = (code: string, message: string): UnownedChange[] => [{ code, impact: 'SAFE', coordinate, message }];
  if (before == null) return change(`${kind}_DEPRECATED`, `${what} was deprecated.`);
  if (after == null) return change(`${kind}_DEPRECATION_REMOVED`, `${what} is not deprecated any more.`);
  return change(`${kind}_DEPRECATED_REASON_CHANGE`, `${what} is deprecated for another reason.`);
}

interface Described {
  readonly description?: string | null | undefined;
}

export function diffDescription(
  code: string,
  what: string,
  coordinate: string,
  before: Described,
  after: Described,
): UnownedChange[] {
  if ((before.description ?? '') === (after.description ?? '')) return [];
  return [{ code, impact: 'SAFE', coordinate, message: `The description of ${what} changed.` }];
}
