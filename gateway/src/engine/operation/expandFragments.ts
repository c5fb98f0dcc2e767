import {
  type DirectiveNode,
  type DocumentNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { fragmentOf } from './collectFields.ts';
import { resolveOperation } from './resolveOperation.ts';
import type { Fragments } from './ResolvedOperation.ts';

/** Expanded fragments can make an operation very large. */
const MAX_SELECTIONS = 10_000;

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Expands fragments, and replaces type conditions by conditions on object types: `... on Sold { price }` on `Media` becomes
 * `... on Book { price }`. Conditions that all objects satisfy are dropped.
 *
 * @param document a valid operation and its fragments
 * @param schema the API's schema
 * @throws Error where it becomes too large, or a fragment definition has directives, whose place is nowhere else
 */
export function expandFragments(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const { operation, fragments } = resolveOperation(document);
  const root = schema.getRootType(operation.operation)!;
  const selectionSet = new Expansion(fragments, schema).expand(operation.selectionSet, root);
  return { ...document, definitions: [{ ...operation, selectionSet }] };
}

class Expansion {
  readonly #fragments: Fragments;
  readonly #schema: GraphQLSchema;
  #selections = 0;

  constructor(fragments: Fragments, schema: GraphQLSchema) {
    this.#fragments = fragments;
    this.#schema = schema;
  }

  expand({ selections }: SelectionSetNode, type: GraphQLCompositeType): SelectionSetNode {
    const expanded = selections.flatMap((selection) => this.#expandSelection(selection, type));
    this.#selections += expanded.length;
    if (this.#selections > MAX_SELECTIONS) throw new Error('The operation becomes too large.');
    return { kind: Kind.SELECTION_SET, selections: expanded.length > 0 ? expanded : [TYPENAME] };
  }

  #expandSelection(selection: SelectionNode, type: GraphQLCompositeType): readonly SelectionNode[] {
    if (selection.kind === Kind.FIELD) {
      const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value];
      const below = getNamedType(field?.type);
      if (!selection.selectionSet || !isCompositeType(below)) return [selection];
      return [{ ...selection, selectionSet: this.expand(selection.selectionSet, below) }];
    }
    const fragment = fragmentOf(selection, this.#fragments)!;
    const { typeCondition, selectionSet } = fragment;
    if (fragment.kind === Kind.FRAGMENT_DEFINITION && fragment.directives?.length)
      throw new Error('A fragment definition with directives cannot be expanded.');
    const { directives = [] } = selection;
    const condition = typeCondition ? this.#schema.getType(typeCondition.name.value) : type;
    const satisfying = this.#objectsOf(condition);
    if (condition === type || (!isAbstractType(type) && satisfying.includes(type)))
      return asFragment(this.expand(selectionSet, type), directives);
    return this.#objectsOf(type)
      .filter((object) => satisfying.includes(object))
      .flatMap((object) => asFragment(this.expand(selectionSet, object), directives, object.name));
  }

  #objectsOf(type: unknown): readonly GraphQLCompositeType[] {
    if (isAbstractType(type)) return this.#schema.getPossibleTypes(type);
    return isCompositeType(type) ? [type] : [];
  }
}

/** The selections themselves, where they need no fragment around them. */
function asFragment(
  selectionSet: SelectionSetNode,
  directives: readonly DirectiveNode[],
  condition?: string,
): readonly SelectionNode[] {
  if (!condition && directives.length === 0) return selectionSet.selections;
  const typeCondition = condition && {
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } } as const,
  };
  return [{ kind: Kind.INLINE_FRAGMENT, ...typeCondition, directives, selectionSet }];
}
