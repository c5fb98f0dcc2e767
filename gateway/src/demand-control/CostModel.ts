import {
  getDirectiveValues,
  getNamedType,
  type GraphQLArgument,
  type GraphQLDirective,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

import { linkedDirective } from '../engine/supergraph/linkedDirective.ts';

/** The arguments of `@listSize` at a field. */
export interface ListSize {
  readonly assumedSize?: number | null;
  /** Arguments that bound the list: of type Int, or lists of as many items; `input.first` is a field of an input object. */
  readonly slicingArguments?: readonly string[] | null;
  /** Fields of the field's own type that are the lists, or `page.items` below it; else the field itself is. */
  readonly sizedFields?: readonly string[] | null;
  readonly requireOneSlicingArgument: boolean;
}

type Directed = Parameters<typeof getDirectiveValues>[1];
type Field = GraphQLField<unknown, unknown>;

const COST = 'https://specs.apollo.dev/cost';

/**
 * The weights of a supergraph's fields, types and arguments, by its `@cost` and `@listSize` directives (IBM's GraphQL Cost
 * Directives as of federation 2.9). By default an object or input object costs 1; scalars and enums cost nothing.
 */
export class CostModel {
  readonly #schema: GraphQLSchema;
  readonly #cost: GraphQLDirective | null;
  readonly #listSize: GraphQLDirective | null;

  /** @param schema the supergraph's */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#cost = linkedDirective(schema, COST, 'cost');
    this.#listSize = linkedDirective(schema, COST, 'listSize');
  }

  /** The weight of one value of a field, without its selections. */
  fieldWeight(parent: GraphQLNamedType, field: Field): number {
    const own = this.#declared(parent, field, ({ astNode }) => this.#weight(astNode));
    return own.length > 0 ? Math.max(...own) : this.#typeWeight(getNamedType(field.type));
  }

  /** The same for a value whose object type is known. */
  objectWeight(field: Field, type: GraphQLObjectType): number {
    return this.#weight(field.astNode) ?? this.#typeWeight(type);
  }

  /** The weight of an argument's or input field's value, without that value's own fields. */
  inputWeight({ astNode, type }: GraphQLArgument | GraphQLInputField): number {
    const named = getNamedType(type);
    return this.#weight(astNode) ?? this.#weight(named.astNode) ?? (isInputObjectType(named) ? 1 : 0);
  }

  listSize(parent: GraphQLNamedType, field: Field): ListSize | null {
    const [own] = this.#declared(parent, field, ({ astNode }) => valuesOf(this.#listSize, astNode));
    return own ? (own as unknown as ListSize) : null;
  }

  /** The values read at a field; if there are none, at the implementing fields of object types. */
  #declared<Value>(parent: GraphQLNamedType, field: Field, read: (field: Field) => Value | undefined): Value[] {
    const own = read(field);
    if (own !== undefined) return [own];
    if (!isInterfaceType(parent)) return [];
    const fields = this.#schema.getPossibleTypes(parent).flatMap((type) => type.getFields()[field.name] ?? []);
    return fields.flatMap((implementing) => read(implementing) ?? []);
  }

  #typeWeight(type: GraphQLNamedType): number {
    if (isAbstractType(type))
      return Math.max(1, ...this.#schema.getPossibleTypes(type).map((object) => this.#typeWeight(object)));
    return this.#weight(type.astNode) ?? (isObjectType(type) ? 1 : 0);
  }

  #weight(node: Directed | null | undefined): number | undefined {
    return valuesOf(this.#cost, node)?.['weight'] as number | undefined;
  }
}

function valuesOf(directive: GraphQLDirective | null, node: Directed | null | undefined) {
  return directive && node ? getDirectiveValues(directive, node) : undefined;
}
