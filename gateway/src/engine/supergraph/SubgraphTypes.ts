import {
  type FieldDefinitionNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parseType,
} from 'graphql';

import { describeCall } from './describeCall.ts';
import { type DirectiveArguments, directiveArguments, graphsByName, parseFieldSet } from './joinSpecification.ts';
import { namedType } from './namedType.ts';
import type { SubgraphField, SubgraphType } from './SubgraphType.ts';

/** The types of a supergraph as each subgraph has them, out of the directives of the join specification. */
export class SubgraphTypes {
  readonly #supergraph: GraphQLSchema;
  readonly #graphs: ReadonlyMap<string, string>;
  readonly #known = new Map<string, SubgraphType | undefined>();
  readonly #returned = new Map<string, ReadonlySet<string> | undefined>();

  constructor(supergraph: GraphQLSchema) {
    this.#supergraph = supergraph;
    this.#graphs = graphsByName(supergraph);
  }

  /** A type as a subgraph has it; undefined where it does not. */
  typeIn(subgraph: string, name: string): SubgraphType | undefined {
    const key = `${subgraph} ${name}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#read(this.#graphs.get(subgraph), name));
    return this.#known.get(key);
  }

  /**
   * The runtime types that a field returns which several subgraphs resolve: by the contract of `@shareable` they resolve it alike, so
   * a type that is unknown to one of them is never returned. Undefined where fewer than two subgraphs resolve it.
   */
  returnedBy(typename: string, field: string): ReadonlySet<string> | undefined {
    const key = `${typename}.${field}`;
    if (!this.#returned.has(key)) this.#returned.set(key, this.#returnedByAll(typename, field));
    return this.#returned.get(key);
  }

  #returnedByAll(typename: string, field: string): ReadonlySet<string> | undefined {
    const returned = [...this.#graphs.keys()].flatMap((subgraph) => {
      const definition = this.typeIn(subgraph, typename)?.fields.get(field);
      const type = definition && !definition.isExternal && this.typeIn(subgraph, namedType(definition.type));
      // Behind an interface object may be any object.
      return type && !(type.possibleTypes.has(type.name) && isAbstractType(this.#supergraph.getType(type.name)))
        ? [type.possibleTypes]
        : [];
    });
    const [first, ...others] = returned;
    if (!first || others.length === 0) return undefined;
    return new Set([...first].filter((name) => others.every((types) => types.has(name))));
  }

  rootTypeIn(subgraph: string, operation: 'query' | 'mutation'): SubgraphType | undefined {
    const root = operation === 'query' ? this.#supergraph.getQueryType() : this.#supergraph.getMutationType();
    return root ? this.typeIn(subgraph, root.name) : undefined;
  }

  /**
   * A field with the values of its arguments, as a text: one for calls that mean the same. Undefined for a field without
   * arguments.
   */
  callOf(typename: string, node: FieldNode): string | undefined {
    const type = this.#supergraph.getType(typename);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    return field && field.args.length > 0 ? describeCall(field, node) : undefined;
  }

  #read(graph: string | undefined, name: string): SubgraphType | undefined {
    const type = this.#supergraph.getType(name);
    if (!graph || !(isObjectType(type) || isInterfaceType(type) || isUnionType(type))) return undefined;
    const joined = inGraph(directiveArguments(type.astNode?.directives, 'join__type'), graph);
    if (joined.length === 0) return undefined;
    const keys = joined.flatMap(({ key, resolvable }) =>
      typeof key === 'string' && resolvable !== false ? [parseFieldSet(key)] : [],
    );
    const isObject = isObjectType(type) || joined.some(({ isInterfaceObject }) => isInterfaceObject === true);
    return {
      name,
      fields: isUnionType(type) ? new Map() : this.#fields(graph, type.astNode?.fields ?? []),
      possibleTypes: new Set(isObject ? [name] : this.#possibleTypes(graph, type)),
      keys,
    };
  }

  #fields(graph: string, definitions: readonly FieldDefinitionNode[]): Map<string, SubgraphField> {
    const fields = new Map<string, SubgraphField>();
    for (const { name, type, directives } of definitions) {
      const all = directiveArguments(directives, 'join__field');
      const [joined] = inGraph(all, graph);
      // Without any, all subgraphs that have the type have the field.
      if (!joined && all.length > 0) continue;
      const { requires, provides, external, type: typeThere, override, overrideLabel, usedOverridden } = joined ?? {};
      fields.set(name.value, {
        type: typeof typeThere === 'string' ? parseType(typeThere) : type,
        isExternal: external === true,
        isOverridden: overrideLabel === undefined ? usedOverridden === true : override !== undefined,
        requires: typeof requires === 'string' ? parseFieldSet(requires) : undefined,
        provides: typeof provides === 'string' ? parseFieldSet(provides) : undefined,
      });
    }
    return fields;
  }

  #possibleTypes(graph: string, type: GraphQLNamedType): string[] {
    if (isUnionType(type)) {
      const members = inGraph(directiveArguments(type.astNode?.directives, 'join__unionMember'), graph);
      return members.map(({ member }) => String(member));
    }
    if (!isInterfaceType(type)) return [];
    return this.#supergraph
      .getPossibleTypes(type)
      .filter(({ astNode }) => {
        const implemented = inGraph(directiveArguments(astNode?.directives, 'join__implements'), graph);
        return implemented.some((joined) => joined['interface'] === type.name);
      })
      .map(({ name }) => name);
  }
}

function inGraph(joined: readonly DirectiveArguments[], graph: string): DirectiveArguments[] {
  return joined.filter((directive) => directive['graph'] === graph);
}
