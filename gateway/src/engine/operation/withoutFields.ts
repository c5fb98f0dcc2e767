import { type FieldNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { pruneDefinitions } from './pruneDefinitions.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

export interface ReducedOperation {
  /** Valid, except that the root's selection set may be empty. */
  readonly operation: ResolvedOperation;
  /** The removed fields: the unwanted ones, and those that selected nothing else. */
  readonly removed: ReadonlySet<FieldNode>;
}

/** A selection set without its removed fields. */
interface Reduced {
  readonly selections: readonly SelectionNode[];
  /** Whether any field was removed from it, including those of its fragments. */
  readonly lacks: boolean;
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Removes fields from an operation, and the fields, fragments and variables that are then unused. Adds `__typename` where the fields
 * that an object would have had depend on its type.
 *
 * @param operation without conditions
 */
export function withoutFields(
  { operation, fragments }: ResolvedOperation,
  unwanted: ReadonlySet<FieldNode>,
): ReducedOperation {
  const removed = new Set(unwanted);
  const reducedFragments = new Map<string, Reduced>();

  const reduce = ({ selections }: SelectionSetNode): Reduced => {
    const parts = selections.map(reduceSelection);
    const kept = parts.flatMap(({ selections: [selection] }) => selection ?? []);
    const fragmentLacks = parts.some(({ lacks }, at) => lacks && selections[at]!.kind !== Kind.FIELD);
    return {
      selections: fragmentLacks && kept.length > 0 ? [...kept, TYPENAME] : kept,
      lacks: parts.some(({ lacks }) => lacks),
    };
  };

  const reduceSelection = (selection: SelectionNode): Reduced => {
    if (selection.kind === Kind.FIELD) return reduceField(selection);
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    const { selections, lacks } = isSpread ? reduceFragment(selection.name.value) : reduce(selection.selectionSet);
    if (selections.length === 0) return { selections, lacks };
    return { selections: [isSpread ? selection : withSelections(selection, selections)], lacks };
  };

  const reduceField = (field: FieldNode): Reduced => {
    if (unwanted.has(field)) return { selections: [], lacks: true };
    if (!field.selectionSet) return { selections: [field], lacks: false };
    const { selections, lacks } = reduce(field.selectionSet);
    if (selections.length > 0 || !lacks) return { selections: [withSelections(field, selections)], lacks: false };
    removed.add(field);
    return { selections, lacks };
  };

  const reduceFragment = (name: string): Reduced => {
    let known = reducedFragments.get(name);
    if (!known) reducedFragments.set(name, (known = reduce(fragments[name]!.selectionSet)));
    return known;
  };

  const reduced = withSelections(operation, reduce(operation.selectionSet).selections);
  const reducedFragment = (name: string) => withSelections(fragments[name]!, reduceFragment(name).selections);
  return { operation: pruneDefinitions(reduced, reducedFragment), removed };
}

function withSelections<Node extends { readonly selectionSet?: SelectionSetNode | undefined }>(
  node: Node,
  selections: readonly SelectionNode[],
): Node {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}
