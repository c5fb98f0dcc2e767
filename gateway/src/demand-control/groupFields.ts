import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field with all its nodes that merge. */
export interface FieldGroup {
  /** The type that the field is selected of. */
  readonly parent: GraphQLNamedType;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
}

/** Collects the fields of selection sets on one type, fragments included, and groups those that merge. */
export function groupFields(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLNamedType,
  { schema, fragments }: { schema: GraphQLSchema; fragments: Readonly<Record<string, FragmentDefinitionNode>> },
): readonly FieldGroup[] {
  const groups = new Map<string, FieldGroup & { nodes: FieldNode[] }>();
  const visited = new Set<string>();

  function collect({ selections }: SelectionSetNode, parent: GraphQLNamedType): void {
    for (const selection of selections) collectSelection(selection, parent);
  }

  function collectSelection(selection: SelectionNode, parent: GraphQLNamedType): void {
    if (selection.kind === Kind.FIELD) {
      const key = `${parent.name}.${(selection.alias ?? selection.name).value}`;
      const group = groups.get(key);
      if (group) group.nodes.push(selection);
      else groups.set(key, { parent, nodes: [selection] });
      return;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (visited.has(selection.name.value)) return;
      visited.add(selection.name.value);
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    if (!fragment) return;
    const condition = fragment.typeCondition?.name.value;
    collect(fragment.selectionSet, (condition === undefined ? null : schema.getType(condition)) ?? parent);
  }

  for (const selectionSet of selectionSets) collect(selectionSet, type);
  return [...groups.values()];
}
