/** Alternatives, each of which is a list of names that are all required: an OR of ANDs. */
export type AnyOf = ReadonlyArray<readonly string[]>;

/** The requirement of one directive. Equal requirements of a supergraph are the same object. */
export type AuthRequirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'requiresScopes'; readonly anyOf: AnyOf }
  | { readonly kind: 'policy'; readonly anyOf: AnyOf };

/** The canonical form of alternatives: sorted, without those that contain another one. */
export function simplify(anyOf: AnyOf): AnyOf {
  const sorted = anyOf.map((all) => [...new Set(all)].toSorted());
  const unique = new Map(sorted.map((all) => [JSON.stringify(all), all]));
  const alternatives = [...unique].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, all]) => all);
  return alternatives.filter(
    (all) => !alternatives.some((other) => other !== all && other.every((name) => all.includes(name))),
  );
}

/** The alternatives that fulfil two requirements canonicalKey. */
export function conjunction(one: AnyOf, other: AnyOf): AnyOf {
  return simplify(one.flatMap((left) => other.map((right) => [...left, ...right])));
}

/** Equal for lists of requirements that the same viewers meet. */
export function canonicalKey(requirements: readonly AuthRequirement[]): string {
  const anyOf = (kind: AuthRequirement['kind']): AnyOf =>
    requirements.reduce<AnyOf>(
      (before, requirement) =>
        requirement.kind === kind && 'anyOf' in requirement ? conjunction(before, requirement.anyOf) : before,
      [[]],
    );
  const isAuthenticated = requirements.some(({ kind }) => kind === 'authenticated');
  return JSON.stringify([isAuthenticated, anyOf('requiresScopes'), anyOf('policy')]);
}
