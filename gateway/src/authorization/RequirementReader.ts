import { type ConstDirectiveNode, type ConstValueNode, Kind } from 'graphql';

import type { AuthorizationNames } from './AuthorizationNames.ts';
import { type AnyOf, type AuthRequirement, simplify } from './AuthRequirement.ts';

/** Reads the requirements of directives. Equal requirements are the same object. */
export class RequirementReader {
  readonly #names: AuthorizationNames;
  readonly #known = new Map<string, AuthRequirement>();

  constructor(names: AuthorizationNames) {
    this.#names = names;
  }

  /** The requirements of one element's directives, all of which must be met. */
  of(directives: readonly ConstDirectiveNode[] = []): readonly AuthRequirement[] {
    return directives.flatMap((directive) => {
      const kind = this.#names.directive(directive.name.value);
      if (!kind) return [];
      if (kind === 'authenticated') return [this.#intern({ kind })];
      const anyOf = simplify(readAnyOf(directive));
      // No alternatives, or an empty one, are met by every viewer, anonymous ones included.
      return anyOf.length === 0 || anyOf.some((all) => all.length === 0) ? [] : [this.#intern({ kind, anyOf })];
    });
  }

  #intern(requirement: AuthRequirement): AuthRequirement {
    const key = JSON.stringify(requirement);
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = requirement));
    return known;
  }
}

/** `scopes: [["a", "b"], ["c"]]`, where a single value is coerced to a list (GraphQL specification, section 3.11). */
function readAnyOf({ arguments: [argument] = [] }: ConstDirectiveNode): AnyOf {
  return listOf(argument?.value).map((all) =>
    listOf(all).flatMap((name) => (name.kind === Kind.STRING ? [name.value] : [])),
  );
}

function listOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (!value) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
