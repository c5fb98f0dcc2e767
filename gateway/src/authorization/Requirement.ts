/** Alternatives, each of which is everything of a list: an OR of ANDs. */
export type AnyOf = ReadonlyArray<readonly string[]>;

/** What one directive demands of whoever asks. Equal ones of a supergraph are one object. */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'requiresScopes'; readonly anyOf: AnyOf }
  | { readonly kind: 'policy'; readonly anyOf: AnyOf };

/** The same alternatives in one form: sorted, without those that another one includes. */
export function simplify(anyOf: AnyOf): AnyOf {
  const sorted = anyOf.map((all) => [...new Set(all)].toSorted());
  const unique = new Map(sorted.map((all) => [JSON.stringify(all), all]));
  const alternatives = [...unique].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, all]) => all);
  return alternatives.filter(
    (all) => !alternatives.some((other) => other !== all && other.every((name) => all.includes(name))),
  );
}

/** The alternatives that fulfil two demands together. */
export function conjunction(one: AnyOf, other: AnyOf): AnyOf {
  return simplify(one.flatMap((left) => other.map((right) => [...left, ...right])));
}

/** What several demands come to, in one form: equal texts for what is met by the same. */
export function together(requirements: readonly Requirement[]): string {
  const anyOf = (kind: Requirement['kind']): AnyOf =>
    requirements.reduce<AnyOf>(
      (before, requirement) =>
        requirement.kind === kind && 'anyOf' in requirement ? conjunction(before, requirement.anyOf) : before,
      [[]],
    );
  const isAuthenticated = requirements.some(({ kind }) => kind === 'authenticated');
  return JSON.stringify([isAuthenticated, anyOf('requiresScopes'), anyOf('policy')]);
}
