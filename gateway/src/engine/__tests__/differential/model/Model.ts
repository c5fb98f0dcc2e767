/**
 * A whole graph as one model. The schema that clients see, each subgraph's schema and all data derive from it, so that the
 * oracle and the subgraphs cannot disagree. It is plain data: shrinking takes parts away and looks again.
 */
export interface Model {
  readonly subgraphs: readonly string[];
  readonly enums: readonly EnumModel[];
  readonly inputs: readonly InputModel[];
  readonly objects: readonly ObjectModel[];
  readonly interfaces: readonly InterfaceModel[];
  readonly unions: readonly UnionModel[];
  readonly directives: readonly DirectiveModel[];
}

/**
 * An executable directive, which all subgraphs define: what is selected with it, or in a fragment or an operation that has it, is
 * another value. See `data/tags.ts`.
 */
export interface DirectiveModel {
  readonly name: string;
}

export interface EnumModel {
  readonly name: string;
  readonly values: readonly string[];
  readonly inaccessible: readonly string[];
}

export interface InputModel {
  readonly name: string;
  readonly fields: readonly ArgumentModel[];
}

export interface ArgumentModel {
  readonly name: string;
  /** As SDL. */
  readonly type: string;
  /** As a GraphQL literal. */
  readonly defaultValue?: string | undefined;
  readonly inaccessible: boolean;
}

export interface ObjectModel {
  readonly name: string;
  readonly kind: 'root' | 'entity' | 'value';
  /** The subgraphs that define it. Elsewhere entities may be mentioned, as stubs of their first key. */
  readonly in: readonly string[];
  readonly keys: readonly KeyModel[];
  readonly fields: FieldModel[];
  inaccessible: boolean;
}

export interface KeyModel {
  readonly fields: string;
  readonly in: readonly string[];
}

export interface FieldModel {
  readonly name: string;
  /** As SDL. */
  readonly type: string;
  readonly args: ArgumentModel[];
  /** The subgraphs that resolve it. */
  readonly owners: readonly string[];
  /** Owners that declare it as non-null where others, and so the API, do not. */
  readonly strictIn: readonly string[];
  readonly data: FieldData;
  /** The subgraph that it is taken from by `@override`. */
  overrides?: string | undefined;
  /** What its only owner needs of other subgraphs' fields. */
  requires?: string | undefined;
  /** What owners resolve below this field although it is other subgraphs'. */
  readonly provides: Record<string, string>;
  inaccessible: boolean;
}

/**
 * What a field's values are: `unique` ones tell an entity's objects apart; two halves do so together only; `reads` gives how
 * many mutations ran so far, and `counts` is a mutation.
 */
export type FieldData = 'any' | 'unique' | 'half' | 'otherHalf' | 'reads' | 'counts';

export interface InterfaceModel {
  readonly name: string;
  /** The subgraphs that know it as an interface, with those of its fields that all implementers there resolve. */
  readonly in: readonly string[];
  readonly fields: ReadonlyArray<Pick<FieldModel, 'name' | 'type' | 'args' | 'inaccessible'>>;
  readonly implementers: readonly string[];
  /** The key of an interface of entities. */
  readonly key?: string | undefined;
  /** The subgraphs that know it as an interface object, and what they add to all implementers. */
  readonly objectIn: readonly string[];
  readonly objectFields: FieldModel[];
}

export interface UnionModel {
  readonly name: string;
  /** The members that each subgraph knows. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

/** The name in a type reference: `Book` of `[Book!]!`. */
export function namedType(type: string): string {
  return type.replaceAll(/[[\]!]/g, '');
}
