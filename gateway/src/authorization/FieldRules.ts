import {
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import { directiveArguments, parseFieldSet } from '../engine/supergraph/joinSpecification.ts';
import { type AuthRequirement, canonicalKey } from './AuthRequirement.ts';
import type { RequirementReader } from './RequirementReader.ts';

type RequirementSet = ReadonlySet<AuthRequirement>;

/** A field of a type, or its `__typename`. */
interface Coordinate {
  readonly type: string;
  readonly field: string;
}

/** The requirements of a field itself, and the fields that are read to resolve it. */
interface Rule {
  readonly requirements: readonly AuthRequirement[];
  readonly reads: readonly Coordinate[];
}

/**
 * The requirements of each field of a supergraph, all of which must be met: its own, those of its parent type and its return type, and
 * those of the fields that its `@requires` reads. A field of an interface has the requirements of all its implementations. Key fields
 * need no authorization: they are fetched internally and never exposed.
 */
export class FieldRules {
  readonly #schema: GraphQLSchema;
  readonly #reader: RequirementReader;
  readonly #rules = new Map<string, Rule>();
  readonly #requirements = new Map<string, RequirementSet>();

  /** @param schema the supergraph's, with its directives */
  constructor(schema: GraphQLSchema, reader: RequirementReader) {
    this.#schema = schema;
    this.#reader = reader;
  }

  /** The requirements of a field, `__typename` included. */
  of(type: string, field: string): RequirementSet {
    const key = toKey({ type, field });
    let requirements = this.#requirements.get(key);
    if (!requirements) this.#requirements.set(key, (requirements = this.#collect({ type, field })));
    return requirements;
  }

  /** The requirements for selecting fields on any object of an abstract type. */
  ofObjects(typename: string): RequirementSet {
    const type = this.#schema.getType(typename);
    if (!isAbstractType(type)) return new Set();
    return new Set([type, ...this.#schema.getPossibleTypes(type)].flatMap((object) => this.#ofType(object)));
  }

  /** The requirements of all fields that are read, transitively; cycles are allowed. */
  #collect(start: Coordinate): RequirementSet {
    const reached = new Map([[toKey(start), start]]);
    const requirements = new Set<AuthRequirement>();
    // Iteration includes entries that are added meanwhile.
    for (const [key, coordinate] of reached) {
      let rule = this.#rules.get(key);
      if (!rule) this.#rules.set(key, (rule = this.#read(coordinate)));
      for (const requirement of rule.requirements) requirements.add(requirement);
      for (const read of rule.reads) reached.set(toKey(read), read);
    }
    return requirements;
  }

  #read({ type: typename, field: name }: Coordinate): Rule {
    const type = this.#schema.getType(typename);
    if (!type) return { requirements: [], reads: [] };
    if (name === '__typename') return { requirements: this.#toReach(type), reads: [] };
    const field = fieldOf(type, name);
    const objects = isInterfaceType(type) ? this.#schema.getPossibleTypes(type) : [];
    const directives = field?.astNode?.directives;
    const requires = directiveArguments(directives, 'join__field').flatMap(({ requires: set }) =>
      typeof set === 'string' ? [...this.#fieldsOfSet(type, parseFieldSet(set))] : [],
    );
    return {
      requirements: [
        ...this.#ofType(type),
        ...this.#reader.of(directives),
        ...(field ? this.#toReach(getNamedType(field.type)) : []),
      ],
      reads: [...objects.map((object) => ({ type: object.name, field: name })), ...requires],
    };
  }

  *#fieldsOfSet(type: GraphQLNamedType, { selections }: SelectionSetNode): Iterable<Coordinate> {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        yield { type: type.name, field: selection.name.value };
        const field = fieldOf(type, selection.name.value);
        if (field && selection.selectionSet) yield* this.#fieldsOfSet(getNamedType(field.type), selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition && this.#schema.getType(selection.typeCondition.name.value);
        yield* this.#fieldsOfSet(condition ?? type, selection.selectionSet);
      }
    }
  }

  /**
   * The requirements for reaching objects of a type, before any field is selected on them. Composition gives an interface the combined
   * requirements of its implementations; those are checked where fields are selected on the implementation.
   */
  #toReach(type: GraphQLNamedType): readonly AuthRequirement[] {
    const own = this.#ofType(type);
    return isInterfaceType(type) && own.length > 0 && this.#isComposed(type, own) ? [] : own;
  }

  #isComposed(type: GraphQLInterfaceType, own: readonly AuthRequirement[]): boolean {
    const ofObjects = this.#schema.getPossibleTypes(type).flatMap((object) => this.#ofType(object));
    return canonicalKey(own) === canonicalKey(ofObjects);
  }

  #ofType({ astNode, extensionASTNodes }: GraphQLNamedType): readonly AuthRequirement[] {
    return [astNode, ...extensionASTNodes].flatMap((node) => this.#reader.of(node?.directives));
  }
}

function toKey({ type, field }: Coordinate): string {
  return `${type}.${field}`;
}

function fieldOf(type: GraphQLNamedType, name: string) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
