import { type ConstDirectiveNode, type ConstValueNode, Kind } from 'graphql';

import type { AuthorizationNames } from './AuthorizationNames.ts';
import { type AnyOf, type Requirement, simplify } from './Requirement.ts';

/** Reads what directives demand; equal demands are the same object. */
export class Requirements {
  readonly #names: AuthorizationNames;
  readonly #known = new Map<string, Requirement>();

  constructor(names: AuthorizationNames) {
    this.#names = names;
  }

  /** The demands of the directives that stand at one place, all of which must be met. */
  of(directives: readonly ConstDirectiveNode[] = []): readonly Requirement[] {
    return directives.flatMap((directive) => {
      const kind = this.#names.directive(directive.name.value);
      if (!kind) return [];
      if (kind === 'authenticated') return [this.#intern({ kind })];
      const anyOf = simplify(readAnyOf(directive));
      // No alternatives, or one of nothing, are met by everybody, visitors included.
      return anyOf.length === 0 || anyOf.some((all) => all.length === 0) ? [] : [this.#intern({ kind, anyOf })];
    });
  }

  #intern(requirement: Requirement): Requirement {
    const key = JSON.stringify(requirement);
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = requirement));
    return known;
  }
}

/** `scopes: [["a", "b"], ["c"]]`, in which a value may stand for a list of it alone (GraphQL specification, section 3.11). */
function readAnyOf({ arguments: [argument] = [] }: ConstDirectiveNode): AnyOf {
  return listOf(argument?.value).map((all) =>
    listOf(all).flatMap((name) => (name.kind === Kind.STRING ? [name.value] : [])),
  );
}

function listOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (!value) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
