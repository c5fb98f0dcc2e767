import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';

/** A field of the answer's objects of one runtime type. */
export type ShapeField =
  | { readonly kind: 'Typename'; readonly responseKey: string }
  /** No field: which fields there are depends on what the type is, and all that is known of it is an abstract type. */
  | { readonly kind: 'AbstractType'; readonly responseKey: string }
  /** A field that is not answered, for which there is an error already. */
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
      /** What is selected of the field's value, by all its occurrences together. */
      readonly selections: Selections;
    };

/** The selection sets of a field's occurrences. One array for one meaning: it serves as a key. */
export type Selections = readonly SelectionSetNode[];

export interface ShapedOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Fields that are not answered, nor is anything below them, whatever the data has under their keys. */
  readonly removed?: ReadonlySet<FieldNode>;
}

/** A field where it is selected, which may be below one that is removed. */
interface Occurrence {
  readonly node: FieldNode;
  readonly isRemoved: boolean;
}

type Fragment = FragmentDefinitionNode | InlineFragmentNode;

const NONE: ReadonlySet<FieldNode> = new Set();

/** Which fields an answer has, in their order (GraphQL specification, CollectFields), worked out once for each type. */
export class ResponseShape {
  readonly root: Selections;
  readonly operationKind: OperationTypeNode;
  readonly #known = new Map<Selections, Map<string, readonly ShapeField[]>>();
  readonly #schema: GraphQLSchema;
  readonly #types: TypeConditions;
  readonly #keys: InternalAliases;
  readonly #operation: ShapedOperation;
  readonly #removed: ReadonlySet<FieldNode>;
  /** The selection sets of removed fields, in copies, since a fragment's may be another's too. */
  readonly #removedBelow = new Set<SelectionSetNode>();
  readonly #copies = new Map<SelectionSetNode, SelectionSetNode>();
  readonly #numbers = new Map<SelectionSetNode, number>();
  readonly #interned = new Map<string, Selections>();

  /** @param schema the API's schema */
  constructor(schema: GraphQLSchema, types: TypeConditions, keys: InternalAliases, operation: ShapedOperation) {
    this.#schema = schema;
    this.#types = types;
    this.#keys = keys;
    this.#operation = operation;
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
    const isDecided = selections.every((selectionSet) => {
      const collected: FieldNode[] = [];
      if (!this.#collectFields(typename, selectionSet, collected, new Set())) return false;
      const isBelow = this.#removedBelow.has(selectionSet);
      for (const node of collected) {
        const responseKey = (node.alias ?? node.name).value;
        const occurrence = { node, isRemoved: isBelow || this.#removed.has(node) };
        const group = groups.get(responseKey);
        if (group) group.push(occurrence);
        else groups.set(responseKey, [occurrence]);
      }
      return true;
    });
    if (!isDecided) return [{ kind: 'AbstractType', responseKey: '__typename' }];
    return [...groups].map(([responseKey, occurrences]) => this.#toField(typename, responseKey, occurrences));
  }

  /** Collects the fields; false where a type condition cannot be decided. */
  #collectFields(
    typename: string,
    selectionSet: SelectionSetNode,
    collected: FieldNode[],
    visited: Set<string>,
  ): boolean {
    const isConcrete = isObjectType(this.#schema.getType(typename));
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        collected.push(selection);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (visited.has(selection.name.value)) continue;
        visited.add(selection.name.value);
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#operation.fragments[selection.name.value] : selection;
      if (!fragment) continue;
      const condition = fragment.typeCondition?.name.value;
      const isSatisfied = !condition || this.#types.satisfying([condition]).has(typename);
      if (!isSatisfied && !isConcrete && this.#maySelect(fragment, this.#objectsOf(typename))) return false;
      if (isSatisfied && !this.#collectFields(typename, fragment.selectionSet, collected, visited)) return false;
    }
    return true;
  }

  /** Whether a fragment has any field for any of some object types. */
  #maySelect({ typeCondition, selectionSet }: Fragment, objects: readonly string[]): boolean {
    const satisfying = typeCondition && this.#types.satisfying([typeCondition.name.value]);
    const meant = satisfying ? objects.filter((name) => satisfying.has(name)) : objects;
    if (meant.length === 0) return false;
    return selectionSet.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return true;
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#operation.fragments[selection.name.value] : selection;
      return fragment !== undefined && this.#maySelect(fragment, meant);
    });
  }

  #objectsOf(typename: string): readonly string[] {
    const type = this.#schema.getType(typename);
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type).map(({ name }) => name) : [];
  }

  #toField(typename: string, responseKey: string, occurrences: readonly Occurrence[]): ShapeField {
    const [{ node }] = occurrences as [Occurrence];
    const name = node.name.value;
    const isRemoved = occurrences.every((occurrence) => occurrence.isRemoved);
    if (isRemoved && name === '__typename') return { kind: 'Removed', responseKey, isNullable: false };
    if (name === '__typename') return { kind: 'Typename', responseKey };
    if (name === '__schema' || name === '__type')
      return { kind: 'Introspection', responseKey, key: this.#keys.of(node) };
    const type = this.#schema.getType(typename);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!definition) throw new Error(`The operation selects ${typename}.${name}, which the schema does not have.`);
    if (isRemoved) return { kind: 'Removed', responseKey, isNullable: !isNonNullType(definition.type) };
    const selections = this.#intern(occurrences.flatMap((occurrence) => this.#selectionSetOf(occurrence) ?? []));
    return { kind: 'Field', responseKey, key: this.#keys.of(node), node, type: definition.type, selections };
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
   * The one array of these selection sets. A fragment on an interface leads to the same ones by way of every type that
   * implements it, and what is worked out for them must not be worked out, and kept, for each way.
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
