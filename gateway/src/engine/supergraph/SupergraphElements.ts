import { type ConstDirectiveNode, type GraphQLSchema, isInterfaceType, isObjectType, Kind } from 'graphql';

import { graphOf, readElement, type SupergraphElement } from './SupergraphElement.ts';

const JOIN_FIELD = { kind: Kind.NAME, value: 'join__field' } as const;

/** The elements of a supergraph. Missing elements are empty. */
export class SupergraphElements {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The schema itself: its root types, and what it links. */
  schema(): SupergraphElement {
    return readElement([this.#schema.astNode, ...this.#schema.extensionASTNodes]);
  }

  directive(name: string): SupergraphElement {
    return readElement([this.#schema.getDirective(name)?.astNode]);
  }

  /** A type, without the fields of objects and interfaces. */
  type(name: string): SupergraphElement {
    const type = this.#schema.getType(name);
    if (!type) return readElement([]);
    const nodes = [type.astNode, ...type.extensionASTNodes];
    if (!isObjectType(type) && !isInterfaceType(type)) return readElement(nodes);
    const { text, joined } = readElement(nodes.map((node) => node && { ...node, fields: [] }));
    return { text: [text, ...this.implementers(name)].join(' '), joined };
  }

  /** A field of an object or an interface. */
  field(typename: string, name: string): SupergraphElement {
    const type = this.#schema.getType(typename);
    const node = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name]?.astNode : undefined;
    if (!node) return readElement([]);
    const { directives = [] } = node;
    // Without any, all subgraphs that have the type have the field.
    const isJoined = directives.some((directive) => directive.name.value === JOIN_FIELD.value);
    return readElement([
      { ...node, directives: isJoined ? directives : [...directives, ...ownersOf(type?.astNode?.directives)] },
    ]);
  }

  /** The names of all directives. */
  directives(): string[] {
    return this.#schema.getDirectives().map(({ name }) => name);
  }

  rootTypes(): string[] {
    const { query, mutation, subscription } = this.#schema.toConfig();
    return [query, mutation, subscription].flatMap((root) => root?.name ?? []);
  }

  hasType(name: string): boolean {
    return this.#schema.getType(name) !== undefined;
  }

  /** The names of the fields of an object or an interface; undefined for other types. */
  fieldsOf(typename: string): string[] | undefined {
    const type = this.#schema.getType(typename);
    return isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : undefined;
  }

  /** The names of the types that implement an interface. */
  implementers(name: string): string[] {
    const type = this.#schema.getType(name);
    if (!isInterfaceType(type)) return [];
    const { objects, interfaces } = this.#schema.getImplementations(type);
    return [...objects, ...interfaces].map((implementer) => implementer.name).toSorted();
  }
}

/** A `join__field` for each subgraph that has a type. */
function ownersOf(directives: readonly ConstDirectiveNode[] = []): ConstDirectiveNode[] {
  const owners = new Map<string | undefined, ConstDirectiveNode>();
  for (const directive of directives) {
    if (directive.name.value !== 'join__type') continue;
    const args = directive.arguments?.filter(({ name }) => name.value === 'graph') ?? [];
    owners.set(graphOf(directive), { ...directive, name: JOIN_FIELD, arguments: args });
  }
  return [...owners.values()];
}
