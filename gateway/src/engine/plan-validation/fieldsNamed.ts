import { type FieldNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * The fields of a name that a field set has.
 *
 * @param applies whether objects that are meant satisfy a type condition
 */
export function fieldsNamed(
  { selections }: SelectionSetNode,
  name: string,
  applies: (typeCondition: string) => boolean,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const { typeCondition, selectionSet } = selection;
    return !typeCondition || applies(typeCondition.name.value) ? fieldsNamed(selectionSet, name, applies) : [];
  });
}
