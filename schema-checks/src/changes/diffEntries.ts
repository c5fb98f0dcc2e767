/** The members of two versions of something, by name. */
export interface EntryDiff<Entry> {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  readonly kept: ReadonlyArray<readonly [before: Entry, after: Entry]>;
}

interface Named {
  readonly name: string;
}

/** Compares two lists by name. */
export function diffEntries<Entry extends Named>(before: readonly Entry[], after: readonly Entry[]): EntryDiff<Entry> {
  const old = new Map(before.map((entry) => [entry.name, entry]));
  const names = new Set(after.map(({ name }) => name));
  return {
    added: after.filter(({ name }) => !old.has(name)),
    removed: before.filter(({ name }) => !names.has(name)),
    kept: after.flatMap((entry) => (old.has(entry.name) ? [[old.get(entry.name)!, entry] as const] : [])),
  };
}
