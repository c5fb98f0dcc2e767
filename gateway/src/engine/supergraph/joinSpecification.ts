import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';

/** The arguments of an applied directive that are strings, enum values or Booleans. */
export type DirectiveArguments = Readonly<Record<string, string | boolean>>;

/** The arguments of each application of a directive, which may be repeatable. */
export function directiveArguments(directives: readonly ConstDirectiveNode[] = [], name: string): DirectiveArguments[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: args = [] }) =>
      Object.fromEntries(args.flatMap((arg) => ('value' in arg.value ? [[arg.name.value, arg.value.value]] : []))),
    );
}

/** A value of `join__Graph`, which stands for a subgraph in a supergraph. */
interface JoinGraph {
  readonly value: string;
  /** The subgraph's name and address; empty where they are missing. */
  readonly name: string;
  readonly url: string;
}

/** @param definition of `join__Graph`; undefined for a schema without one */
export function joinGraphs(definition: DefinitionNode | null | undefined): JoinGraph[] {
  const values = definition?.kind === Kind.ENUM_TYPE_DEFINITION ? (definition.values ?? []) : [];
  return values.map(({ name: { value }, directives }) => {
    const [{ name = '', url = '' } = {}] = directiveArguments(directives, 'join__graph');
    return { value, name: String(name), url: String(url) };
  });
}

/** The values of `join__Graph` by the subgraphs' names. */
export function graphsByName(supergraph: GraphQLSchema): ReadonlyMap<string, string> {
  const graphs = joinGraphs(supergraph.getType('join__Graph')?.astNode);
  return new Map(graphs.flatMap(({ name, value }) => (name === '' ? [] : [[name, value] as const])));
}

/** Parses a field set of a key, of `requires` or of `provides` (join specification, FieldSet). */
export function parseFieldSet(fields: string): SelectionSetNode {
  const [operation] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error(`The supergraph has an invalid field set: ${fields}`);
  return operation.selectionSet;
}

/** The labels of a supergraph's progressive overrides (`@override` with `label`). */
export function overrideLabels(supergraph: GraphQLSchema): string[] {
  const labels = allJoinFields(supergraph).flatMap(({ overrideLabel }) =>
    typeof overrideLabel === 'string' ? [overrideLabel] : [],
  );
  return [...new Set(labels)].toSorted();
}

/** The names of all fields in any `@requires` of a supergraph. */
export function requiredFields(supergraph: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { requires } of allJoinFields(supergraph))
    if (typeof requires === 'string')
      visit(parseFieldSet(requires), { Field: ({ name }) => void names.add(name.value) });
  return names;
}

function allJoinFields(supergraph: GraphQLSchema): DirectiveArguments[] {
  return Object.values(supergraph.getTypeMap())
    .flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []))
    .flatMap(({ astNode }) => directiveArguments(astNode?.directives, 'join__field'));
}
