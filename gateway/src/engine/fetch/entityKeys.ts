import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * The response keys that the entities of an `_entities` field may have.
 *
 * @param responseKey of that field
 */
export function entityKeys(document: DocumentNode, responseKey: string): string[] {
  const fragments = new Map<string, SelectionSetNode>();
  const keys = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const collect = (selectionSet: SelectionSetNode | undefined): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) keys.add((selection.alias ?? selection.name).value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments.get(selection.name.value));
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseKey)
        collect(selection.selectionSet);
    }
  }
  return [...keys];
}
