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

import { linkedDirective } from '../execution/supergraph/linkedDirective.ts';

/** What `@listSize` says of a field. */
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
 * What the parts of a supergraph cost, by its `@cost` and `@listSize` directives, which are IBM's GraphQL Cost Directives
 * as federation 2.9 has them. Without directives an object costs 1, and so does an input object; scalars and enums are free.
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

  /** One value of a field of an object or interface, without what is selected of it. */
  fieldWeight(parent: GraphQLNamedType, field: Field): number {
    const own = this.#declared(parent, field, ({ astNode }) => this.#weight(astNode));
    return own.length > 0 ? Math.max(...own) : this.#typeWeight(getNamedType(field.type));
  }

  /** The same, where the type of the object is known that is the value. */
  objectWeight(field: Field, type: GraphQLObjectType): number {
    return this.#weight(field.astNode) ?? this.#typeWeight(type);
  }

  /** A value given for an argument or a field of an input object, without the fields that it has itself. */
  inputWeight({ astNode, type }: GraphQLArgument | GraphQLInputField): number {
    const named = getNamedType(type);
    return this.#weight(astNode) ?? this.#weight(named.astNode) ?? (isInputObjectType(named) ? 1 : 0);
  }

  listSize(parent: GraphQLNamedType, field: Field): ListSize | null {
    const [own] = this.#declared(parent, field, ({ astNode }) => valuesOf(this.#listSize, astNode));
    return own ? (own as unknown as ListSize) : null;
  }

  /** What is said at a field, or else at the fields of the objects that implement it. */
  #declared<Said>(parent: GraphQLNamedType, field: Field, read: (field: Field) => Said | undefined): Said[] {
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
