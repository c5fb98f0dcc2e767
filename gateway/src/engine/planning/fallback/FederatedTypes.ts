import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

import { TypeConditions } from '../../plan/TypeConditions.ts';
import { namedType } from '../../supergraph/namedType.ts';
import { graphsByName } from '../../supergraph/joinSpecification.ts';
import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import { SubgraphTypes } from '../../supergraph/SubgraphTypes.ts';

/** What the planner asks of a supergraph. Answers are remembered across operations. */
export class FederatedTypes {
  readonly subgraphs: readonly string[];
  readonly #supergraph: GraphQLSchema;
  readonly #api: GraphQLSchema;
  readonly #types: SubgraphTypes;
  readonly #conditions: TypeConditions;
  readonly #interfaceObjects = new Map<string, readonly string[]>();

  /**
   * @param supergraph all types, with the directives of the join specification
   * @param api what clients see
   */
  constructor(supergraph: GraphQLSchema, api: GraphQLSchema) {
    this.#supergraph = supergraph;
    this.#api = api;
    this.#types = new SubgraphTypes(supergraph);
    this.#conditions = new TypeConditions(supergraph);
    this.subgraphs = [...graphsByName(supergraph).keys()];
  }

  /** The name of a root operation type; undefined where there is none. */
  rootName(operation: 'query' | 'mutation'): string | undefined {
    return (operation === 'query' ? this.#supergraph.getQueryType() : this.#supergraph.getMutationType())?.name;
  }

  typeIn(subgraph: string, name: string): SubgraphType | undefined {
    return this.#types.typeIn(subgraph, name);
  }

  /** A field as a subgraph has it, unless another subgraph has taken it over. */
  fieldIn(subgraph: string, typename: string, name: string): SubgraphField | undefined {
    const field = this.typeIn(subgraph, typename)?.fields.get(name);
    return field?.isOverridden ? undefined : field;
  }

  /** The type of a field's values, without lists and nulls. */
  namedTypeOf(typename: string, field: string): string | undefined {
    const type = this.#supergraph.getType(typename);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field]?.astNode : undefined;
    return definition ? namedType(definition.type) : undefined;
  }

  /** The interface of which a type's objects are all that a subgraph knows (`@interfaceObject`). */
  isInterfaceObject({ name, possibleTypes }: SubgraphType): boolean {
    return this.isInterface(name) && possibleTypes.has(name);
  }

  isInterface(name: string): boolean {
    return this.#conditions.interfaces.has(name);
  }

  isAbstract(name: string): boolean {
    return isAbstractType(this.#supergraph.getType(name));
  }

  /** The interfaces of an object type that some subgraph knows as interface objects. */
  interfaceObjectsOf(typename: string): readonly string[] {
    let names = this.#interfaceObjects.get(typename);
    if (!names) {
      const type = this.#supergraph.getType(typename);
      const interfaces = isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
      names = interfaces.filter((name) =>
        this.subgraphs.some((subgraph) => this.typeIn(subgraph, name)?.possibleTypes.has(name)),
      );
      this.#interfaceObjects.set(typename, names);
    }
    return names;
  }

  /** The names under which a subgraph may know the objects of a type: its own, and those of its interface objects. */
  namesOf(typename: string): readonly string[] {
    return [typename, ...this.interfaceObjectsOf(typename)];
  }

  /** The object types of a type that clients see. */
  visibleObjects(name: string): readonly string[] {
    return objectsOf(this.#api, name);
  }

  objects(name: string): readonly string[] {
    return objectsOf(this.#supergraph, name);
  }

  /** Whether objects of a type satisfy a type condition. */
  satisfies(typename: string, condition: string): boolean {
    return this.#conditions.satisfying([condition]).has(typename);
  }

  /** Whether an interface's field has all of some arguments. */
  hasArguments(typename: string, field: string, names: readonly string[]): boolean {
    const type = this.#supergraph.getType(typename);
    const args = isInterfaceType(type) ? (type.getFields()[field]?.args ?? []) : [];
    return names.every((name) => args.some((arg) => arg.name === name));
  }
}

function objectsOf(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  if (isAbstractType(type)) return schema.getPossibleTypes(type).map((object) => object.name);
  return isObjectType(type) ? [name] : [];
}
