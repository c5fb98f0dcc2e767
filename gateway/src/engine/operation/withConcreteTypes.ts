import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
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

/** Fragments that are written out can make an operation very large. */
const MAX_SELECTIONS = 10_000;

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The same operation with no type conditions but those that tell the objects of an abstract type apart: fragments are written
 * out, conditions that all objects satisfy are dropped, and those on other abstract types stand as conditions on object types.
 *
 * @param document a valid operation and its fragments
 * @param schema the API's schema
 * @throws Error where it becomes too large, or a fragment definition has directives, whose place is nowhere else
 */
export function withConcreteTypes(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const expansion = new Expansion(document, schema);
  return {
    ...document,
    definitions: document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const root = schema.getRootType(definition.operation)!;
      return [{ ...definition, selectionSet: expansion.expand(definition.selectionSet, root) }];
    }),
  };
}

class Expansion {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #schema: GraphQLSchema;
  #selections = 0;

  constructor({ definitions }: DocumentNode, schema: GraphQLSchema) {
    this.#schema = schema;
    for (const definition of definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
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
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value)!;
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
