import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/**
 * Answers whether an object of a runtime type satisfies a type condition (GraphQL specification, DoesFragmentTypeApply). A
 * runtime type may be an interface: the interface objects of federation are only that until somebody resolves them.
 */
export class TypeConditions {
  /** The names of all interfaces. */
  readonly interfaces: ReadonlySet<string>;
  readonly #schema: GraphQLSchema;
  readonly #satisfying = new Map<string, ReadonlySet<string>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    const types = Object.values(schema.getTypeMap());
    this.interfaces = new Set(types.filter(isInterfaceType).map(({ name }) => name));
  }

  /** The names of all types that satisfy any of the conditions. */
  satisfying(conditions: readonly string[]): ReadonlySet<string> {
    const key = conditions.join('|');
    let names = this.#satisfying.get(key);
    if (!names) {
      names = new Set(conditions.flatMap((condition) => [condition, ...this.#subtypes(condition)]));
      this.#satisfying.set(key, names);
    }
    return names;
  }

  #subtypes(condition: string): string[] {
    const type = this.#schema.getType(condition);
    if (!isAbstractType(type)) return [];
    return Object.values(this.#schema.getTypeMap())
      .filter((other) => (isObjectType(other) || isInterfaceType(other)) && this.#schema.isSubType(type, other))
      .map(({ name }) => name);
  }
}
