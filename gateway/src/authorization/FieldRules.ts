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

import { joinDirectives } from '../execution/supergraph/joinDirectives.ts';
import { parseFieldSet } from '../execution/supergraph/parseFieldSet.ts';
import { type Requirement, together } from './Requirement.ts';
import type { Requirements } from './Requirements.ts';

type Demands = ReadonlySet<Requirement>;

/** A field of a type, or its `__typename`. */
interface Coordinate {
  readonly type: string;
  readonly field: string;
}

/** What a field demands by itself, and the fields that are read to answer it. */
interface Rule {
  readonly demands: readonly Requirement[];
  readonly reads: readonly Coordinate[];
}

/**
 * What must be met for each field of a supergraph, all of it together: what is demanded by the field, by the types that it
 * stands on and gives, and by all that its `@requires` reads. On an interface, whatever any of its objects demands. Keys are
 * free: they are read on the way, and who may not see them is not shown them.
 */
export class FieldRules {
  readonly #schema: GraphQLSchema;
  readonly #requirements: Requirements;
  readonly #rules = new Map<string, Rule>();
  readonly #demands = new Map<string, Demands>();

  /** @param schema the supergraph's, with its directives */
  constructor(schema: GraphQLSchema, requirements: Requirements) {
    this.#schema = schema;
    this.#requirements = requirements;
  }

  /** What must be met for a field of a type, `__typename` included. */
  of(type: string, field: string): Demands {
    const key = toKey({ type, field });
    let demands = this.#demands.get(key);
    if (!demands) this.#demands.set(key, (demands = this.#collect({ type, field })));
    return demands;
  }

  /** What must be met to select fields on the objects of an abstract type, whichever they are. */
  ofObjects(typename: string): Demands {
    const type = this.#schema.getType(typename);
    if (!isAbstractType(type)) return new Set();
    return new Set([type, ...this.#schema.getPossibleTypes(type)].flatMap((object) => this.#ofType(object)));
  }

  /** The demands of all that is read, however far and in whatever circles it leads. */
  #collect(start: Coordinate): Demands {
    const reached = new Map([[toKey(start), start]]);
    const demands = new Set<Requirement>();
    // A map that grows while it is walked is walked to its end.
    for (const [key, coordinate] of reached) {
      let rule = this.#rules.get(key);
      if (!rule) this.#rules.set(key, (rule = this.#read(coordinate)));
      for (const requirement of rule.demands) demands.add(requirement);
      for (const read of rule.reads) reached.set(toKey(read), read);
    }
    return demands;
  }

  #read({ type: typename, field: name }: Coordinate): Rule {
    const type = this.#schema.getType(typename);
    if (!type) return { demands: [], reads: [] };
    if (name === '__typename') return { demands: this.#toReach(type), reads: [] };
    const field = fieldOf(type, name);
    const objects = isInterfaceType(type) ? this.#schema.getPossibleTypes(type) : [];
    const directives = field?.astNode?.directives;
    const requires = joinDirectives(directives, 'join__field').flatMap(({ requires: set }) =>
      typeof set === 'string' ? [...this.#fieldsOfSet(type, parseFieldSet(set))] : [],
    );
    return {
      demands: [
        ...this.#ofType(type),
        ...this.#requirements.of(directives),
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
   * What must be met to reach objects of a type, before anything is selected on them. Composition gives an interface what its
   * objects demand, all together; what of that an object demands is asked for where the object is selected on.
   */
  #toReach(type: GraphQLNamedType): readonly Requirement[] {
    const own = this.#ofType(type);
    return isInterfaceType(type) && own.length > 0 && this.#isComposed(type, own) ? [] : own;
  }

  #isComposed(type: GraphQLInterfaceType, own: readonly Requirement[]): boolean {
    const ofObjects = this.#schema.getPossibleTypes(type).flatMap((object) => this.#ofType(object));
    return together(own) === together(ofObjects);
  }

  #ofType({ astNode, extensionASTNodes }: GraphQLNamedType): readonly Requirement[] {
    return [astNode, ...extensionASTNodes].flatMap((node) => this.#requirements.of(node?.directives));
  }
}

function toKey({ type, field }: Coordinate): string {
  return `${type}.${field}`;
}

function fieldOf(type: GraphQLNamedType, name: string) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}
