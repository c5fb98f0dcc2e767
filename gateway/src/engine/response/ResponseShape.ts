import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

import { collectFields, type Fragment, fragmentOf, isIntrospection, responseKey } from '../operation/collectFields.ts';
import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { Fragments, ResolvedOperation } from '../operation/ResolvedOperation.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';

/** A field of the response's objects of one runtime type. */
export type ShapeField =
  | { readonly kind: 'Typename'; readonly responseKey: string }
  /** No field: which fields there are depends on the object type, and only an abstract type is known. */
  | { readonly kind: 'AbstractType'; readonly responseKey: string }
  /** A field that is removed, for which there is an error already. */
  | { readonly kind: 'Removed'; readonly responseKey: string; readonly isNullable: boolean }
  /** `__schema` or `__type`, whose value is final already. */
  | { readonly kind: 'Introspection'; readonly responseKey: string; readonly key: string }
  | {
      readonly kind: 'Field';
      readonly responseKey: string;
      /** The key in the data. */
      readonly key: string;
      /** One of its occurrences; all have its name and its arguments. */
      readonly node: FieldNode;
      readonly type: GraphQLOutputType;
      /** The selections of all its occurrences. */
      readonly selections: Selections;
    };

/** The selection sets of a field's occurrences. One array for one meaning: it serves as a key. */
export type Selections = readonly SelectionSetNode[];

export interface ShapedOperation extends ResolvedOperation {
  /** Fields that are removed from the response with everything below them, whatever the data has under their keys. */
  readonly removed?: ReadonlySet<FieldNode>;
}

/** A field where it is selected, which may be below one that is removed. */
interface Occurrence {
  readonly node: FieldNode;
  readonly isRemoved: boolean;
}

const NONE: ReadonlySet<FieldNode> = new Set();

/** Which fields a response has, in their order (GraphQL specification, CollectFields), collected once for each type. */
export class ResponseShape {
  readonly root: Selections;
  readonly operationKind: OperationTypeNode;
  readonly #known = new Map<Selections, Map<string, readonly ShapeField[]>>();
  readonly #schema: GraphQLSchema;
  readonly #types: TypeConditions;
  readonly #aliases: InternalAliases;
  readonly #fragments: Fragments;
  readonly #removed: ReadonlySet<FieldNode>;
  /** The selection sets of removed fields. They are copies, since other fields may share a fragment's. */
  readonly #removedBelow = new Set<SelectionSetNode>();
  readonly #copies = new Map<SelectionSetNode, SelectionSetNode>();
  readonly #numbers = new Map<SelectionSetNode, number>();
  readonly #interned = new Map<string, Selections>();

  /** @param schema the API's schema */
  constructor(schema: GraphQLSchema, types: TypeConditions, aliases: InternalAliases, operation: ShapedOperation) {
    this.#schema = schema;
    this.#types = types;
    this.#aliases = aliases;
    this.#fragments = operation.fragments;
    this.#removed = operation.removed ?? NONE;
    this.root = [operation.operation.selectionSet];
    this.operationKind = operation.operation.operation;
  }

  fieldsOf(typename: string, selections: Selections): readonly ShapeField[] {
    let byType = this.#known.get(selections);
    if (!byType) this.#known.set(selections, (byType = new Map()));
    let fields = byType.get(typename);
    if (!fields) byType.set(typename, (fields = this.#collect(typename, selections)));
    return fields;
  }

  #collect(typename: string, selections: Selections): ShapeField[] {
    const groups = new Map<string, Occurrence[]>();
    for (const selectionSet of selections) {
      const collected = this.#collectFields(typename, selectionSet);
      if (!collected) return [{ kind: 'AbstractType', responseKey: '__typename' }];
      const isBelow = this.#removedBelow.has(selectionSet);
      for (const [node] of collected) {
        const key = responseKey(node);
        const occurrence = { node, isRemoved: isBelow || this.#removed.has(node) };
        const group = groups.get(key);
        if (group) group.push(occurrence);
        else groups.set(key, [occurrence]);
      }
    }
    return [...groups].map(([key, occurrences]) => this.#toField(typename, key, occurrences));
  }

  /** Null where a type condition cannot be decided: all that is known of the object's type is an abstract type. */
  #collectFields(typename: string, selectionSet: SelectionSetNode) {
    const isObject = isObjectType(this.#schema.getType(typename));
    let isDecided = true;
    const fields = collectFields([[selectionSet, true]], this.#fragments, (fragment) => {
      const { typeCondition } = fragment;
      if (!typeCondition || this.#types.satisfying([typeCondition.name.value]).has(typename)) return true;
      isDecided &&= isObject || !this.#maySelect(fragment, this.#objectsOf(typename));
      return null;
    });
    return isDecided ? fields : null;
  }

  /** Whether a fragment has any field for any of some object types. */
  #maySelect({ typeCondition, selectionSet }: Fragment, objects: readonly string[]): boolean {
    const satisfying = typeCondition && this.#types.satisfying([typeCondition.name.value]);
    const possible = satisfying ? objects.filter((name) => satisfying.has(name)) : objects;
    if (possible.length === 0) return false;
    return selectionSet.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return true;
      const fragment = fragmentOf(selection, this.#fragments);
      return fragment !== undefined && this.#maySelect(fragment, possible);
    });
  }

  #objectsOf(typename: string): readonly string[] {
    const type = this.#schema.getType(typename);
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(({ name }) => name) : [];
  }

  #toField(typename: string, key: string, occurrences: readonly Occurrence[]): ShapeField {
    const [{ node }] = occurrences as [Occurrence];
    const name = node.name.value;
    const isRemoved = occurrences.every((occurrence) => occurrence.isRemoved);
    if (isRemoved && name === '__typename') return { kind: 'Removed', responseKey: key, isNullable: false };
    if (name === '__typename') return { kind: 'Typename', responseKey: key };
    if (isIntrospection(node)) return { kind: 'Introspection', responseKey: key, key: this.#aliases.of(node) };
    const type = this.#schema.getType(typename);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!definition) throw new Error(`The operation selects ${typename}.${name}, which the schema does not have.`);
    if (isRemoved) return { kind: 'Removed', responseKey: key, isNullable: !isNonNullType(definition.type) };
    const selections = this.#intern(occurrences.flatMap((occurrence) => this.#selectionSetOf(occurrence) ?? []));
    return { kind: 'Field', responseKey: key, key: this.#aliases.of(node), node, type: definition.type, selections };
  }

  #selectionSetOf({ node: { selectionSet }, isRemoved }: Occurrence): SelectionSetNode | undefined {
    if (!selectionSet || !isRemoved) return selectionSet;
    let below = this.#copies.get(selectionSet);
    if (!below) {
      this.#copies.set(selectionSet, (below = { ...selectionSet }));
      this.#removedBelow.add(below);
    }
    return below;
  }

  /**
   * The one array of these selection sets. A fragment on an interface leads to the same ones through each implementation, and what
   * is generated for them must not be generated, and kept, for each of these.
   */
  #intern(selectionSets: Selections): Selections {
    const key = selectionSets.map((selectionSet) => this.#numberOf(selectionSet)).join();
    let interned = this.#interned.get(key);
    if (!interned) this.#interned.set(key, (interned = selectionSets));
    return interned;
  }

  #numberOf(selectionSet: SelectionSetNode): number {
    let number = this.#numbers.get(selectionSet);
    if (number === undefined) this.#numbers.set(selectionSet, (number = this.#numbers.size));
    return number;
  }
}
