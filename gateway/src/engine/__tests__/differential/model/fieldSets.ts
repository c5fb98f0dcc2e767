import { type FieldNode, type InlineFragmentNode, Kind, parse, type SelectionSetNode } from 'graphql';

const parsed = new Map<string, SelectionSetNode>();

/** Parses the field set of a federation directive, such as `id org { code }`. */
export function parseFieldSet(fields: string): SelectionSetNode {
  let selectionSet = parsed.get(fields);
  if (!selectionSet) {
    const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a field set: ${fields}`);
    parsed.set(fields, (selectionSet = operation.selectionSet));
  }
  return selectionSet;
}

/** The fields and inline fragments of a selection set that has no named fragments. */
export function selectionsOf({ selections }: SelectionSetNode): ReadonlyArray<FieldNode | InlineFragmentNode> {
  return selections.filter((selection) => selection.kind !== Kind.FRAGMENT_SPREAD);
}
