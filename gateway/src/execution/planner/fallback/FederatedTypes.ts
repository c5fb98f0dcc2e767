import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType, print } from 'graphql';

import { TypeConditions } from '../../plan/TypeConditions.ts';
import { namedType } from '../../supergraph/namedType.ts';
import { namesIn } from '../../supergraph/namesIn.ts';
import { subgraphGraphs } from '../../supergraph/subgraphGraphs.ts';
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
  readonly #descriptions = new Map<string, string>();

  /**
   * @param supergraph all types, with the directives of the join specification
   * @param api what clients see
   */
  constructor(supergraph: GraphQLSchema, api: GraphQLSchema) {
    this.#supergraph = supergraph;
    this.#api = api;
    this.#types = new SubgraphTypes(supergraph);
    this.#conditions = new TypeConditions(supergraph);
    this.subgraphs = [...subgraphGraphs(supergraph).keys()];
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

  /**
   * A field as a subgraph has it in all of several types.
   *
   * @returns undefined where it does not have it in all of them, or not in the same way
   */
  fieldOfAll(subgraph: string, typenames: readonly string[], name: string): SubgraphField | undefined {
    const [first, ...others] = typenames;
    const field = this.fieldIn(subgraph, first!, name);
    const text = field && others.length > 0 ? describeField(field) : '';
    const isSame = (typename: string) => {
      const other = this.fieldIn(subgraph, typename, name);
      return other !== undefined && describeField(other) === text;
    };
    return field && others.every(isSame) ? field : undefined;
  }

  /** How the subgraphs have some fields of a type's objects, and by which keys, as a text that is equal for types which are alike. */
  describe(typename: string, fields: readonly string[]): string {
    const key = `${typename} ${fields.join()}`;
    let text = this.#descriptions.get(key);
    if (text === undefined) this.#descriptions.set(key, (text = this.#describe(typename, fields)));
    return text;
  }

  #describe(typename: string, fields: readonly string[]): string {
    const texts = this.namesOf(typename).flatMap((name) =>
      this.subgraphs.map((subgraph) => {
        const type = this.typeIn(subgraph, name);
        if (!type) return '';
        const keys = type.keys.map(print);
        // Nearly all subgraphs have the fields of keys, so that their having them decides nothing.
        const ofKeys = new Set(keys.flatMap(namesIn));
        const described = fields.flatMap((field) => {
          const definition = ofKeys.has(field) ? undefined : type.fields.get(field);
          return definition ? [`${field}:${describeField(definition)}`] : [];
        });
        return described.length > 0 ? [...described, ...keys].join() : '';
      }),
    );
    return [...texts, ...this.interfaceObjectsOf(typename)].join('|');
  }
}

const descriptions = new WeakMap<SubgraphField, string>();

function describeField(field: SubgraphField): string {
  let text = descriptions.get(field);
  if (text === undefined) {
    const { type, isExternal, isOverridden, requires, provides } = field;
    const sets = [requires, provides].map((set) => (set ? print(set) : ''));
    descriptions.set(field, (text = [print(type), isExternal, isOverridden, ...sets].join(' ')));
  }
  return text;
}

function objectsOf(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  if (isAbstractType(type)) return schema.getPossibleTypes(type).map((object) => object.name);
  return isObjectType(type) ? [name] : [];
}
