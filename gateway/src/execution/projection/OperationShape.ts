import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

import type { DataKeys } from '../operation/DataKeys.ts';
import { isIncluded } from '../operation/isIncluded.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';

/** A field of the answer's objects of one runtime type. */
export type ShapeField =
  | { readonly kind: 'Typename'; readonly responseKey: string }
  /** No field: which fields there are depends on what the type is, and all that is known of it is an abstract type. */
  | { readonly kind: 'Undecided'; readonly responseKey: string }
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
  /** The values of the Boolean variables that `@skip` and `@include` ask for. */
  readonly conditions: ReadonlyMap<string, boolean>;
}

/** Which fields an answer has, in their order (GraphQL specification, CollectFields), worked out once for each type. */
export class OperationShape {
  readonly root: Selections;
  readonly operationKind: OperationTypeNode;
  readonly #known = new Map<Selections, Map<string, readonly ShapeField[]>>();
  readonly #schema: GraphQLSchema;
  readonly #types: TypeConditions;
  readonly #keys: DataKeys;
  readonly #operation: ShapedOperation;

  /** @param schema the API's schema */
  constructor(schema: GraphQLSchema, types: TypeConditions, keys: DataKeys, operation: ShapedOperation) {
    this.#schema = schema;
    this.#types = types;
    this.#keys = keys;
    this.#operation = operation;
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
    const groups = new Map<string, FieldNode[]>();
    const isDecided = selections.every((selectionSet) => this.#group(typename, selectionSet, groups, new Set()));
    if (!isDecided) return [{ kind: 'Undecided', responseKey: '__typename' }];
    return [...groups].map(([responseKey, nodes]) => this.#toField(typename, responseKey, nodes));
  }

  /** Groups the fields by response key; false where a type condition cannot be decided. */
  #group(
    typename: string,
    selectionSet: SelectionSetNode,
    groups: Map<string, FieldNode[]>,
    visited: Set<string>,
  ): boolean {
    const isConcrete = isObjectType(this.#schema.getType(typename));
    for (const selection of selectionSet.selections) {
      if (!isIncluded(selection, this.#operation.conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const responseKey = (selection.alias ?? selection.name).value;
        const group = groups.get(responseKey);
        if (group) group.push(selection);
        else groups.set(responseKey, [selection]);
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
      if (!isSatisfied && !isConcrete && this.#selectsFields(fragment.selectionSet)) return false;
      if (isSatisfied && !this.#group(typename, fragment.selectionSet, groups, visited)) return false;
    }
    return true;
  }

  /** Whether a selection set has any field at all, for whatever type. */
  #selectsFields({ selections }: SelectionSetNode): boolean {
    return selections.some((selection) => {
      if (!isIncluded(selection, this.#operation.conditions)) return false;
      if (selection.kind === Kind.FIELD) return true;
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#operation.fragments[selection.name.value] : selection;
      return fragment !== undefined && this.#selectsFields(fragment.selectionSet);
    });
  }

  #toField(typename: string, responseKey: string, nodes: readonly FieldNode[]): ShapeField {
    const [node] = nodes as [FieldNode];
    const name = node.name.value;
    if (name === '__typename') return { kind: 'Typename', responseKey };
    if (name === '__schema' || name === '__type')
      return { kind: 'Introspection', responseKey, key: this.#keys.of(node) };
    const type = this.#schema.getType(typename);
    const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    if (!definition) throw new Error(`The operation selects ${typename}.${name}, which the schema does not have.`);
    const selections = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
    return { kind: 'Field', responseKey, key: this.#keys.of(node), node, type: definition.type, selections };
  }
}
