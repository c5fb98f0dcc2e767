import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

import type { AuthRequirement } from './AuthRequirement.ts';

/** The URLs of the specifications. Each is named after its directive. */
const SPECIFICATION = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.1\/?$/;

/**
 * The names of the authorization directives in a supergraph: `@link` may rename a specification and its imported elements (link
 * specification, sections "Importing" and "Name conventions"). Ignores unknown versions: Apollo's gateway rejects them.
 */
export class AuthorizationNames {
  readonly #directives = new Map<string, AuthRequirement['kind']>();
  readonly #importedTypes = new Set<string>();
  readonly #prefixes: string[] = [];

  constructor({ definitions }: DocumentNode) {
    for (const definition of definitions) {
      if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
      for (const directive of definition.directives ?? []) this.#read(directive);
    }
  }

  /** Whether the supergraph uses any of the directives. */
  get isEmpty(): boolean {
    return this.#directives.size === 0;
  }

  /** The directive that a name refers to. */
  directive(name: string): AuthRequirement['kind'] | undefined {
    return this.#directives.get(name);
  }

  /** Whether a type belongs to the directives' arguments. */
  hasType(name: string): boolean {
    return this.#importedTypes.has(name) || this.#prefixes.some((prefix) => name.startsWith(prefix));
  }

  #read(link: ConstDirectiveNode): void {
    const kind = linkedSpecification(link);
    if (!kind) return;
    const namespace = text(argument(link, 'as')) ?? kind;
    this.#prefixes.push(`${namespace}__`);
    const names = [namespace, `${namespace}__${kind}`];
    const imports = argument(link, 'import');
    for (const imported of imports?.kind === Kind.LIST ? imports.values : []) {
      const [element, alias] = importOf(imported);
      if (element === `@${kind}`) names.push(alias.slice(1));
      else if (!element.startsWith('@')) this.#importedTypes.add(alias);
    }
    for (const name of names) this.#directives.set(name, kind);
  }
}

/** The specification that a `@link` refers to. */
export function linkedSpecification(link: ConstDirectiveNode): AuthRequirement['kind'] | undefined {
  return SPECIFICATION.exec(text(argument(link, 'url')) ?? '')?.[1] as AuthRequirement['kind'] | undefined;
}

/** An element of `import`, and its local name. */
function importOf(imported: ConstValueNode): readonly [string, string] {
  if (imported.kind !== Kind.OBJECT) return [text(imported) ?? '', text(imported) ?? ''];
  const field = (name: string) => text(imported.fields.find((candidate) => candidate.name.value === name)?.value);
  const element = field('name') ?? '';
  return [element, field('as') ?? element];
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((candidate) => candidate.name.value === name)?.value;
}

function text(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}
