import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

import type { Requirement } from './Requirement.ts';

/** The specifications, by their names, which are their directives' too. */
const SPECIFICATION = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\/v0\.1\/?$/;

/**
 * How a supergraph calls the authorization directives: `@link` may give a specification another name, and import its
 * elements under others (link specification, sections "Importing" and "Name conventions"). Versions that are not known here
 * are no concern of this: Apollo's gateway refuses them.
 */
export class AuthorizationNames {
  readonly #directives = new Map<string, Requirement['kind']>();
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

  /** Which of the directives a name stands for. */
  directive(name: string): Requirement['kind'] | undefined {
    return this.#directives.get(name);
  }

  /** Whether a type is one that the directives' arguments have. */
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

/** Which of the specifications a `@link` is to. */
export function linkedSpecification(link: ConstDirectiveNode): Requirement['kind'] | undefined {
  return SPECIFICATION.exec(text(argument(link, 'url')) ?? '')?.[1] as Requirement['kind'] | undefined;
}

/** An element of `import`, and the name that it gets. */
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
