import { type ConstDirectiveNode, type GraphQLDirective, type GraphQLSchema, Kind, valueFromASTUntyped } from 'graphql';

interface Link {
  readonly url?: unknown;
  readonly as?: unknown;
  readonly import?: ReadonlyArray<string | { readonly name: string; readonly as?: string }>;
}

/**
 * A directive of a specification that a schema links, whatever the schema calls it (link specification v1.0).
 *
 * @param identity the specification's URL without its version, such as `https://specs.apollo.dev/cost`
 * @param name the name that the specification has for the directive, without the `@`
 * @returns null where the schema does not link the specification
 */
export function linkedDirective(schema: GraphQLSchema, identity: string, name: string): GraphQLDirective | null {
  const nodes = [schema.astNode, ...schema.extensionASTNodes].flatMap((node) => node?.directives ?? []);
  const link = nodes
    .filter((node) => node.name.value === 'link')
    .map(toLink)
    .find(({ url }) => typeof url === 'string' && url.startsWith(`${identity}/`));
  return (link && schema.getDirective(nameIn(link, identity.split('/').at(-1)!, name))) ?? null;
}

function toLink({ arguments: args = [] }: ConstDirectiveNode): Link {
  const fields = args.map(({ name, value }) => ({ kind: Kind.OBJECT_FIELD, name, value }) as const);
  return valueFromASTUntyped({ kind: Kind.OBJECT, fields }) as Link;
}

function nameIn({ as, import: imports = [] }: Link, specification: string, name: string): string {
  for (const imported of imports) {
    if (imported === `@${name}`) return name;
    if (typeof imported === 'object' && imported.name === `@${name}`) return (imported.as ?? imported.name).slice(1);
  }
  const prefix = typeof as === 'string' ? as : specification;
  return name === specification ? prefix : `${prefix}__${name}`;
}
