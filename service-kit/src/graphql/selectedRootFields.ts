import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface OperationWithFragments {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode | undefined>>;
}

/**
 * The root fields of an operation that are executed, one for each response key (GraphQL specification, section 6.3.2). Fields
 * that merge are one. Takes time linear in the size of the document.
 *
 * @param variables coerced; null for the fields that are executed under some values of the variables
 */
export function selectedRootFields(
  { operation, fragments }: OperationWithFragments,
  variables: Readonly<Record<string, unknown>> | null,
): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  const visited = new Set<string>();

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (!isIncluded(selection, variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        if (!fields.has(key)) fields.set(key, selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = fragments[selection.name.value];
        if (fragment) collect(fragment.selectionSet);
      }
    }
  }

  collect(operation.selectionSet);
  return fields;
}

function isIncluded({ directives = [] }: SelectionNode, variables: Readonly<Record<string, unknown>> | null): boolean {
  return directives.every(({ name, arguments: [argument] = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const wanted = name.value === 'include';
    const condition = argument?.value;
    if (condition?.kind === Kind.VARIABLE) return variables === null || variables[condition.name.value] === wanted;
    return condition?.kind === Kind.BOOLEAN && condition.value === wanted;
  });
}
